package dev.shopfloor.workorder.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends plain requests to a fake, at a time that moves only when told. */
final class Sender {
  static final String MARKER = "sf:abcdefghijklmnopqrstuvwxyz".replace('z', '2') + ".1";

  long now = 1_781_510_400_000_000_000L;
  final FakeCmms cmms;
  final Map<String, String> headers = new HashMap<>();
  Duration patience = Duration.ofSeconds(15);

  Sender(String profile) {
    cmms = FakeCmms.of(profile, () -> now);
    cmms.whileWaiting(nanos -> now += nanos);
  }

  /** With the token or key that the system wants. */
  static Sender to(String profile) {
    Sender sender = new Sender(profile);
    switch (profile) {
      case "atlas" -> sender.bearer(String.valueOf(sender.signIn().get("accessToken")));
      case "maintainx", "factory-ai" -> sender.bearer(sender.cmms.sessions().key());
      case "unforgiving" -> {
        Map<?, ?> answer =
            sender.json(
                "POST",
                "/api/v2/auth",
                Map.of("user", Sessions.USER, "password", sender.cmms.sessions().password()));
        sender.headers.put(
            "Session-Token",
            String.valueOf(((Map<?, ?>) answer.get("result")).get("sessionToken")));
      }
      default -> {}
    }
    return sender;
  }

  Map<?, ?> signIn() {
    return json(
        "POST",
        "/auth/signin",
        Map.of("email", Sessions.USER, "password", cmms.sessions().password(), "type", "CLIENT"));
  }

  void bearer(String token) {
    headers.put("Authorization", "Bearer " + token);
  }

  void passes(Duration time) {
    now += time.toNanos();
  }

  Answer send(String method, String path, @Nullable Object body) {
    byte[] bytes =
        switch (body) {
          case null -> null;
          case String raw -> raw.getBytes(StandardCharsets.UTF_8);
          default -> FakeJson.bytes(body);
        };
    return cmms.exchange()
        .send(new Request(method, path, headers, bytes), new Cmms.Limit(now, patience));
  }

  Answer.Answered answered(String method, String path, @Nullable Object body) {
    return (Answer.Answered) send(method, path, body);
  }

  /** The fields of an answer that must be a success. */
  Map<?, ?> json(String method, String path, @Nullable Object body) {
    return (Map<?, ?>) value(method, path, body);
  }

  List<?> list(String method, String path, @Nullable Object body) {
    return (List<?>) value(method, path, body);
  }

  private Object value(String method, String path, @Nullable Object body) {
    Answer.Answered answered = answered(method, path, body);
    assertThat(answered.status() / 100).as(text(answered)).isEqualTo(2);
    try {
      return FakeJson.read(answered.body());
    } catch (IOException broken) {
      throw new AssertionError(text(answered), broken);
    }
  }

  static String text(Answer.Answered answered) {
    return new String(answered.body(), StandardCharsets.UTF_8);
  }
}
