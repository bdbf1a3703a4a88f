package dev.shopfloor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateMeterTest {
  private static final long SECOND = 1_000_000_000L;

  private final RateMeter meter = new RateMeter();

  @Test
  void knowsNoRateBeforeTwoSamples() {
    meter.sample(0, 100);

    assertThat(meter.perSecond()).isZero();
  }

  @Test
  void countsOnlyTheLastTenSeconds() {
    meter.sample(0, 0);
    meter.sample(SECOND, 1_000);
    for (int second = 2; second <= 20; second++) {
      meter.sample(second * SECOND, 1_000 + 2 * second);
    }

    assertThat(meter.perSecond()).isEqualTo(2);
  }
}
