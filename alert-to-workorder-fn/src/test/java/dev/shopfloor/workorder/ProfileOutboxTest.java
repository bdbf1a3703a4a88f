package dev.shopfloor.workorder;

import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.TestProfiles;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Exactly one order, and nothing lost, through real profiles and whatever a network does. Each
 * build lives through the same worlds, so that a change is to blame where one breaks; the soak
 * seeks others.
 */
class ProfileOutboxTest {
  private static final Profile UNFORGIVING = TestProfiles.unforgiving();
  private static final Profile ATLAS = TestProfiles.atlas();

  @Property(tries = 130, seed = "20261122", shrinking = ShrinkingMode.OFF)
  void eachKeyHasOneLiveOrderInASystemThatForgivesNothing(@ForAll long seed) {
    WorldChecks checks = withinTheDeclaredTime(UNFORGIVING, seed);
    checks.endsAreTold();
  }

  @Property(tries = 70, seed = "20261122", shrinking = ShrinkingMode.OFF)
  void eachKeyHasOneLiveOrderInAtlas(@ForAll long seed) {
    withinTheDeclaredTime(ATLAS, seed);
  }

  @Test
  @Tag("soak")
  void allOfItHoldsThousandsOfTimes() {
    long seed = Long.getLong("shopfloor.seed", 20_261_122);
    int runs = Integer.getInteger("shopfloor.runs", 50_000) / 2;
    for (int run = 0; run < runs; run++) {
      withinTheDeclaredTime(run % 3 == 0 ? ATLAS : UNFORGIVING, seed + run);
    }
    System.out.printf("%d runs through profiles from seed %d%n", runs, seed);
  }

  private static WorldChecks withinTheDeclaredTime(Profile profile, long seed) {
    long lag = profile.limits().searchLag().toNanos();
    WorldChecks checks =
        WorldChecks.livedThrough(
            seed, (clock, random) -> new FakeOtherSide(profile, clock, random, lag), true);
    checks.eachMarkerHasOneOrder();
    checks.nothingIsLost();
    return checks;
  }
}
