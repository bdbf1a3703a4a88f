package dev.shopfloor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NanosTest {
  @Test
  void everyNanosecondIsKept() {
    assertThat(Nanos.instant(1_497_255_721_915_000_001L))
        .isEqualTo(Instant.parse("2017-06-12T08:22:01.915000001Z"));
  }

  @Test
  void aTimeBeforeTheEpochCountsBackwards() {
    assertThat(Nanos.instant(-1)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999999Z"));
  }

  @Test
  void everyLongIsAnInstant() {
    assertThat(Nanos.instant(Long.MIN_VALUE)).isBefore(Nanos.instant(Long.MAX_VALUE));
  }
}
