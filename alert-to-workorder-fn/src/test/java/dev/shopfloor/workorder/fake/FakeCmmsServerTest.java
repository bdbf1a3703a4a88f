package dev.shopfloor.workorder.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.aws.HttpExchange;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeCmmsServerTest {
  private final FakeCmms cmms = FakeCmms.of("maintainx", () -> 1_781_510_400_000_000_000L);
  private final FakeCmmsServer server = new FakeCmmsServer(cmms);
  private final HttpExchange http = new HttpExchange(server.address());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void itSpeaksOverASocketAsItDoesWithout() {
    Answer answer = create(Duration.ofSeconds(15));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Answered.class,
            answered -> {
              assertThat(answered.status()).isEqualTo(200);
              assertThat(new String(answered.body(), StandardCharsets.UTF_8))
                  .isEqualTo("{\"id\":1}");
              assertThat(answered.headers()).containsEntry("x-rate-limit-limit", "100");
            });
    assertThat(cmms.calls().getFirst().call().query("skipWebhook")).isEqualTo("true");
  }

  @Test
  void whatBreaksThereIsLostHere() {
    cmms.failing(Faults.always(Fault.COMMIT_THEN_DROP));
    assertThat(create(Duration.ofSeconds(15))).isInstanceOf(Answer.Lost.class);
    assertThat(cmms.orders()).hasSize(1);
  }

  @Test
  void whatIsTooSlowIsLostAndDoneAllTheSame() {
    cmms.switches().slow = Duration.ofHours(1);
    cmms.failing(Faults.always(Fault.SLOW));
    assertThat(create(Duration.ofMillis(300))).isInstanceOf(Answer.Lost.class);
    assertThat(cmms.orders()).hasSize(1);
  }

  private Answer create(Duration patience) {
    return http.send(
        new Request(
            "POST",
            "/workorders?skipWebhook=true",
            Map.of("Authorization", "Bearer " + cmms.sessions().key()),
            "{\"title\":\"t\"}".getBytes(StandardCharsets.UTF_8)),
        new Cmms.Limit(cmms.now(), patience));
  }
}
