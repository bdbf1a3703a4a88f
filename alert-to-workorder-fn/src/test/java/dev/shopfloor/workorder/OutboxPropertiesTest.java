package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Exactly one order, and nothing lost, whatever fails and whoever dies. Each build lives through
 * the same worlds, so that a change is to blame where one breaks; the soak seeks others.
 */
class OutboxPropertiesTest {
  private static final Duration SHORT = Duration.ofSeconds(15);
  // longer than a lease: a successor must know when it may search
  private static final Duration LONG = Duration.ofMinutes(4);

  @Property(tries = 200, seed = "20261122", shrinking = ShrinkingMode.OFF)
  void eachKeyHasOneLiveOrderWhereSearchesSeeWithinTheDeclaredTime(@ForAll long seed) {
    withinTheDeclaredTime(seed);
  }

  @Property(tries = 100, seed = "20261122", shrinking = ShrinkingMode.OFF)
  void aSecondOrderIsFoundCountedAndJoinedToTheOlderWhereSearchesSeeLater(@ForAll long seed) {
    beyondTheDeclaredTime(seed);
  }

  @Test
  @Tag("soak")
  void allOfItHoldsThousandsOfTimes() {
    long seed = Long.getLong("shopfloor.seed", 20_261_122);
    int runs = Integer.getInteger("shopfloor.runs", 50_000) / 2;
    long doubles = 0;
    for (int run = 0; run < runs; run++) {
      if (run % 4 == 0) {
        doubles += beyondTheDeclaredTime(seed + run);
      } else {
        withinTheDeclaredTime(seed + run);
      }
    }
    System.out.printf(
        "%d runs in memory from seed %d; %d doubles where searches saw late%n",
        runs, seed, doubles);
    assertThat(doubles).as("doubles to be joined").isPositive();
  }

  private static void withinTheDeclaredTime(long seed) {
    Duration declared = seed % 2 == 0 ? SHORT : LONG;
    WorldChecks checks =
        WorldChecks.livedThrough(
            seed,
            (clock, random) -> new MemoryOtherSide(clock, random, declared, declared.toNanos()),
            true);
    checks.eachMarkerHasOneOrder();
    checks.endsAreTold();
    checks.nothingIsLost();
    checks.budgetsHold();
  }

  private static long beyondTheDeclaredTime(long seed) {
    WorldChecks checks =
        WorldChecks.livedThrough(
            seed, (clock, random) -> new MemoryOtherSide(clock, random, SHORT, 5 * MINUTE), false);
    checks.nothingIsLost();
    return checks.doublesAreJoined();
  }
}
