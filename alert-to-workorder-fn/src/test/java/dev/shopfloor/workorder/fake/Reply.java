package dev.shopfloor.workorder.fake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the maintenance system answers.
 *
 * @param status the HTTP status
 * @param headers by name in lower case
 * @param body may be empty
 * @param delay how long the answer takes
 */
@SuppressWarnings("ArrayRecordComponent") // read once and dropped; identity is never asked
record Reply(int status, Map<String, String> headers, byte[] body, Duration delay) {
  static Reply json(int status, @Nullable Object value) {
    return new Reply(
        status, Map.of("content-type", "application/json"), FakeJson.bytes(value), Duration.ZERO);
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0], Duration.ZERO);
  }

  static Reply page(int status, String html) {
    return new Reply(
        status,
        Map.of("content-type", "text/html"),
        html.getBytes(StandardCharsets.UTF_8),
        Duration.ZERO);
  }

  Reply after(Duration time) {
    return new Reply(status, headers, body, delay.plus(time));
  }

  Reply as(int otherStatus) {
    return new Reply(otherStatus, headers, body, delay);
  }

  Reply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, delay);
  }

  boolean succeeded() {
    return status / 100 == 2;
  }

  /** Ends the work on a call with an answer. */
  static final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Reply reply;

    Rejection(Reply reply) {
      super(null, null, false, false);
      this.reply = reply;
    }

    Reply reply() {
      return reply;
    }
  }
}
