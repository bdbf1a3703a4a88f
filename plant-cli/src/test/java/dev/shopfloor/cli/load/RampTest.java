package dev.shopfloor.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RampTest {
  @Test
  void theRateDoublesUntilItIsTooMuchAndThenTheKneeIsNarrowedTwice() {
    Ramp ramp = new Ramp(1, 100);

    List<Double> tried = climb(ramp, 9);

    assertThat(tried.subList(0, 5)).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0);
    assertThat(tried.get(5)).isCloseTo(11.31, within(0.01));
    assertThat(tried.get(6)).isCloseTo(9.51, within(0.01));
    assertThat(tried).hasSize(7);
    assertThat(ramp.held()).isEqualTo(8);
    assertThat(ramp.failed()).isCloseTo(9.51, within(0.01));
  }

  @Property
  void aKneeWithinTheRampEndsBetweenTwoRatesAQuarterApartAtMost(
      @ForAll @DoubleRange(min = 1, max = 999) double knee) {
    Ramp ramp = new Ramp(1, 1000);

    climb(ramp, knee);

    assertThat(ramp.held()).isPositive().isLessThanOrEqualTo(knee);
    assertThat(ramp.failed()).isGreaterThan(knee);
    assertThat(ramp.failed() / ramp.held()).isLessThan(1.25);
  }

  @Test
  void aPlantThatKeepsUpWithAllIsTriedUpToTheLastRate() {
    Ramp ramp = new Ramp(1, 6);

    assertThat(climb(ramp, 100)).containsExactly(1.0, 2.0, 4.0, 6.0);
    assertThat(ramp.failed()).isInfinite();
  }

  @Test
  void aPlantThatDoesNotKeepUpWithTheFirstIsTriedNoFurther() {
    Ramp ramp = new Ramp(4, 64);

    assertThat(climb(ramp, 1)).containsExactly(4.0);
    assertThat(ramp.held()).isZero();
  }

  private static List<Double> climb(Ramp ramp, double knee) {
    List<Double> tried = new ArrayList<>();
    for (OptionalDouble rate = ramp.next(); rate.isPresent(); rate = ramp.next()) {
      tried.add(rate.getAsDouble());
      ramp.tried(rate.getAsDouble(), rate.getAsDouble() <= knee);
    }
    return tried;
  }
}
