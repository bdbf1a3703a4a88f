package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.TargetCrossed;
import dev.shopfloor.model.TargetCrossed.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetWatchTest {
  private final List<TargetCrossed> told = new ArrayList<>();
  private @Nullable TargetSide side;

  /** An hour with this many good pieces of 360 that are ideal. */
  private static ShiftResult hour(long good) {
    return RollUpsTest.result("a", 60, good, good);
  }

  private void look(ShiftResult result) {
    TargetWatch watch = TargetWatch.look(side, result, .8);
    side = watch.side();
    if (watch.event() != null) {
      told.add(watch.event());
    }
  }

  @Test
  void belowIsToldFromTwoPointsUnderAndAboveFromTheTargetOn() {
    for (long good : new long[] {300, 287, 281, 280, 279, 285, 287, 288, 281, 270}) {
      look(hour(good));
    }

    assertThat(told)
        .extracting(TargetCrossed::direction)
        .containsExactly(Direction.BELOW, Direction.ABOVE, Direction.BELOW);
    assertThat(told).extracting(TargetCrossed::oee).containsExactly(280 / 360d, .8, .75);
    assertThat(told).extracting(TargetCrossed::eventId).doesNotHaveDuplicates();
  }

  @Test
  void aNewShiftBeginsAnew() {
    side = new TargetSide(-5, Direction.BELOW, 3);
    look(hour(300));

    assertThat(told).isEmpty();
    assertThat(side).isNull();
  }

  @Test
  void nothingIsToldOfNumbersThatCannotBeTrusted() {
    look(Results.flagged(hour(10), Set.of(ResultFlag.LOW_COVERAGE)));
    look(Results.flagged(hour(10), Set.of(ResultFlag.IDEAL_CYCLE_SUSPECT)));

    assertThat(told).isEmpty();
  }

  @Test
  void nothingIsToldBeforeHalfAnHourOfPlannedTime() {
    Bases few = new Bases(0, 29 * Facts.MINUTE, 0, 0, 0, 10, 10, 0, true);
    ShiftResult result = hour(10);
    look(Results.with(result, few, result.times(), result.pieces(), List.of()));

    assertThat(told).isEmpty();
  }
}
