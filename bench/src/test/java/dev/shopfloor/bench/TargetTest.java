package dev.shopfloor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Measured TEN = new Measured("ours", 10, "µs", OptionalDouble.of(300));

  @Test
  void theLimitItselfIsMet() {
    assertThat(met(new Target.AtMostTimes(2), 5)).isTrue();
    assertThat(met(new Target.TimesFaster(3), 30)).isTrue();
    assertThat(met(new Target.AtMost(10), 0)).isTrue();
    assertThat(met(new Target.AtLeast(10), 0)).isTrue();
    assertThat(met(new Target.BytesAtMost(300), 0)).isTrue();
  }

  @Test
  void whatIsBeyondTheLimitIsMissed() {
    assertThat(met(new Target.AtMostTimes(2), 4.9)).isFalse();
    assertThat(met(new Target.TimesFaster(3), 29.9)).isFalse();
    assertThat(met(new Target.AtMost(9.9), 0)).isFalse();
    assertThat(met(new Target.AtLeast(10.1), 0)).isFalse();
    assertThat(met(new Target.BytesAtMost(299), 0)).isFalse();
  }

  @Test
  void whatWasNotMeasuredIsNeitherMetNorMissed() {
    Measured unseen = Measured.of("ours", 10, "µs");

    assertThatThrownBy(() -> new Target.BytesAtMost(1).met(unseen, OptionalDouble.empty()))
        .hasMessageContaining("not measured");
    assertThatThrownBy(() -> new Target.TimesFaster(1).met(TEN, OptionalDouble.empty()))
        .hasMessageContaining("not measured");
  }

  @Test
  void aTargetIsShownWithWhatItCounts() {
    assertThat(new Target.AtMostTimes(1.5).shown("µs")).isEqualTo("≤ 1.5 ×");
    assertThat(new Target.TimesFaster(100).shown("µs")).isEqualTo("≥ 100 × faster");
    assertThat(new Target.AtMost(20).shown("µs")).isEqualTo("≤ 20 µs");
    assertThat(new Target.AtLeast(95).shown("%")).isEqualTo("≥ 95 %");
    assertThat(new Target.BytesAtMost(300).shown("µs")).isEqualTo("≤ 300 B");
    assertThat(new Target.None().shown("µs")).isEmpty();
  }

  private static boolean met(Target target, double yardstick) {
    return target.met(TEN, OptionalDouble.of(yardstick));
  }
}
