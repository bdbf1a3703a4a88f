package dev.shopfloor.writer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.writer.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptTimeTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

  private final KeptTime kept = KeptTime.victoriaMetrics(() -> NOW, 31);

  @Test
  void whatIsOlderThanTheRetentionIsLateAndSaysHowToKeepIt() {
    assertThat(kept.dropped(nanos(NOW.minus(Duration.ofDays(32)))))
        .contains(
            new WriteOutcome.Late(
                "its time 2026-02-27T12:00:00Z is beyond the store's retention of 31 days; where"
                    + " the store keeps more, set TIMESERIES_RETENTION_DAYS"));
  }

  @Test
  void whatIsTooFarAheadIsRefused() {
    assertThat(kept.dropped(nanos(NOW.plus(Duration.ofDays(2)))))
        .containsInstanceOf(WriteOutcome.Rejected.class);
    assertThat(kept.dropped(nanos(NOW.plus(Duration.ofHours(47))))).isEmpty();
  }

  @Test
  void atTheEdgeTwoClocksMayDifferByAMinute() {
    Instant edge = NOW.minus(Duration.ofDays(31));
    assertThat(kept.dropped(nanos(edge.plusSeconds(59))))
        .containsInstanceOf(WriteOutcome.Late.class);
    assertThat(kept.dropped(nanos(edge.plusSeconds(60)))).isEmpty();
  }

  @Test
  void theLongestTimesAreJudgedToo() {
    assertThat(kept.dropped(Long.MIN_VALUE)).containsInstanceOf(WriteOutcome.Late.class);
    assertThat(kept.dropped(Long.MAX_VALUE)).containsInstanceOf(WriteOutcome.Rejected.class);
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000 + time.getNano();
  }
}
