package dev.shopfloor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MeasuredTest {
  @Test
  void aTimeIsShownInTheUnitThatGivesTheShortestNumber() {
    assertThat(shown(0.000_87, "µs")).isEqualTo("0.870 ns");
    assertThat(shown(0.37, "µs")).isEqualTo("370 ns");
    assertThat(shown(14.26, "µs")).isEqualTo("14.3 µs");
    assertThat(shown(2_345, "µs")).isEqualTo("2.35 ms");
    assertThat(shown(1_500, "ms")).isEqualTo("1.50 s");
    assertThat(shown(90_000, "s")).isEqualTo("90,000 s");
  }

  @Test
  void whatTheUnitSaysBesideItsTimeStays() {
    assertThat(shown(1_250, "ms CPU")).isEqualTo("1.25 s CPU");
  }

  @Test
  void whatIsNoTimeIsShownAsItIs() {
    assertThat(shown(4_321, "classes")).isEqualTo("4,321 classes");
    assertThat(shown(0.5, "MB")).isEqualTo("0.500 MB");
    assertThat(shown(0, "B")).isEqualTo("0 B");
  }

  @Test
  void aShareOfManyDoneTogetherHasTheBytesOfOneReadingStill() {
    Measured batch = new Measured("ours", 500, "µs", OptionalDouble.of(280));

    assertThat(batch.dividedBy(100)).isEqualTo(new Measured("ours", 5, "µs", batch.bytes()));
  }

  private static String shown(double value, String unit) {
    return Measured.of("ours", value, unit).shown();
  }
}
