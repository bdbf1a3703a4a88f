package dev.shopfloor.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final long QUARTER = 250_000_000L;

  private final Backlog backlog = new Backlog();

  @Test
  void aSteadyGrowthIsToldInMessagesASecond() {
    for (int i = 0; i < 1_000; i++) {
      backlog.sample(i * QUARTER, i * 3);
    }

    assertThat(backlog.growth()).isCloseTo(12, within(1e-9));
    assertThat(backlog.most()).isEqualTo(2_997);
    assertThat(backlog.last()).isEqualTo(2_997);
  }

  @Test
  void whatWasFilledInTheFirstHalfAndStaysIsNoGrowth() {
    for (int i = 0; i < 100; i++) {
      backlog.sample(i * QUARTER, Math.min(i, 50) * 10);
    }

    assertThat(backlog.growth()).isCloseTo(0, within(1e-9));
  }

  @Test
  void wavesAreNoGrowth() {
    for (int i = 0; i < 200; i++) {
      backlog.sample(i * QUARTER, i % 4 * 100);
    }

    assertThat(backlog.growth()).isCloseTo(0, within(2.0));
  }

  @Test
  void tooFewSamplesTellNothing() {
    assertThat(backlog.growth()).isZero();
    assertThat(backlog.most()).isZero();
    backlog.sample(0, 5);
    assertThat(backlog.growth()).isZero();
    assertThat(backlog.last()).isEqualTo(5);
  }
}
