package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.WriteOutcome;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer whose connection breaks anywhere says what it says whole, or nothing. */
class CutAnswerTest {
  private static final String LATE =
      "{\"message\":\"partial write: points beyond retention policy dropped=1\"}";

  private CannedServer server;

  @BeforeEach
  void start() throws IOException {
    server = new CannedServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void aLateRecordIsNeverTakenForARefusedOne() {
    String whole = "HTTP/1.1 422 No\r\nContent-Length: %d\r\n\r\n%s".formatted(LATE.length(), LATE);
    assertThat(written(whole)).isInstanceOf(WriteOutcome.Late.class);
    assertThat(cuts(whole)).allMatch(WriteOutcome.RetryAfter.class::isInstance);
  }

  @Test
  void thatHoldsForAnAnswerInChunksToo() {
    String whole =
        "HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
            .formatted(LATE.length(), LATE);
    assertThat(written(whole)).isInstanceOf(WriteOutcome.Late.class);
    assertThat(cuts(whole))
        .allMatch(
            one -> one instanceof WriteOutcome.RetryAfter || one instanceof WriteOutcome.Late);
  }

  @Test
  void aRecordIsStoredOrComesAgain() {
    String whole = "HTTP/1.1 204 No Content\r\nX-Version: 2\r\n\r\n";
    assertThat(written(whole)).isEqualTo(WriteOutcome.STORED);
    assertThat(cuts(whole))
        .allMatch(one -> one == WriteOutcome.STORED || one instanceof WriteOutcome.RetryAfter);
  }

  @Test
  void aRefusalWithoutABodyIsOneWhenTheStoreSaysThatThereIsNone() {
    assertThat(written("HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n"))
        .isInstanceOf(WriteOutcome.Rejected.class);
  }

  private List<WriteOutcome> cuts(String whole) {
    return IntStream.range(1, whole.length())
        .mapToObj(end -> written(whole.substring(0, end)))
        .toList();
  }

  private WriteOutcome written(String said) {
    server.say(said);
    return new InfluxStore(
            InfluxEndpoint.v2(server.url(), "o", "b"), TokenSource.NONE, LineDialect.INFLUXDB)
        .write(List.of(record("t", NOON, new Value.Real(1))), unhurried())
        .outcomes()
        .getFirst();
  }
}
