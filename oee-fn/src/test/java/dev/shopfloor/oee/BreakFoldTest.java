package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shopfloor.plant.AssetHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakFoldTest {
  private static final AssetHistory PRESS =
      Facts.press(oee -> Facts.idealCycle(oee, 10 * Facts.SECOND));

  private static ShiftWindow shift(String from, String to, String breakFrom, String breakTo) {
    return new ShiftWindow(
        "early", at(from), at(to), false, List.of(new PlannedBreak(at(breakFrom), at(breakTo))));
  }

  @Test
  void aStopInABreakIsPlannedAndKeepsItsStatesSeconds() {
    ShiftResult result =
        Facts.fold(
            PRESS,
            shift("06:00", "14:00", "10:00", "10:30"),
            state("06:00", "ACTIVE"),
            state("10:00", "READY"),
            state("10:30", "ACTIVE"));

    assertThat(result.times().planned()).isEqualTo(30 * 60_000);
    assertThat(result.times().waiting()).isZero();
    assertThat(result.plannedMillis()).isEqualTo(450 * 60_000);
    assertThat(result.ratios().availability()).isEqualTo(1);
    assertThat(result.stateSeconds("READY")).isEqualTo(1_800);
    assertThat(result.stops().stops()).isZero();
  }

  @Test
  void whatRunsThroughABreakCountsAsRunWithItsPieces() {
    // V10 of the reference: 2880 parts at 10 s, 180 of them in the break
    ShiftResult result =
        Facts.fold(
            PRESS,
            shift("06:00", "14:00", "10:00", "10:30"),
            state("06:00", "ACTIVE"),
            count("06:00", 0),
            count("09:59:59", 1_440),
            count("10:29:59", 1_620),
            count("13:59:59", 2_880));

    assertThat(result.plannedMillis()).isEqualTo(480 * 60_000);
    assertThat(result.ratios().performance()).isCloseTo(1, within(1e-12));
    assertThat(result.pieces()).isEqualTo(new Pieces(2_880, 2_880, 0, 0));
  }

  @Test
  void aFaultThatLastsThroughABreakIsOneStopWithoutTheBreak() {
    ShiftResult result =
        Facts.fold(
            PRESS,
            shift("06:00", "14:00", "10:00", "10:30"),
            state("06:00", "ACTIVE"),
            state("09:59", "STOPPED"),
            state("10:31", "ACTIVE"));

    assertThat(result.times().fault()).isEqualTo(2 * 60_000);
    assertThat(result.times().planned()).isEqualTo(30 * 60_000);
    assertThat(result.stops().stops()).isEqualTo(1);
    assertThat(result.stops().minorStops()).isZero();
    assertThat(result.stateSeconds("STOPPED")).isEqualTo(32 * 60);
  }

  @Test
  void aFaultInABreakIsStillAFaultForThoseWhoAreTold() {
    ShiftWindow shift = shift("06:00", "14:00", "10:00", "10:30");
    List<MinuteBucket> facts = Facts.buckets(state("06:00", "ACTIVE"), state("10:05", "STOPPED"));
    Fold fold =
        Fold.begin(
            PRESS,
            shift,
            CarryInSearch.find(PRESS, shift.start(), List.<MinuteBucket>of().iterator()));
    fold.advance(facts, at("10:20"));

    assertThat(fold.faults().open())
        .isEqualTo(new FaultStop("STOPPED", at("10:05"), FaultStop.OPEN));
    assertThat(fold.result().times().fault()).isZero();
    assertThat(fold.result().times().planned()).isEqualTo(15 * 60_000);
  }

  @Test
  void unknownTimeInABreakIsPlannedAndCostsNoCoverage() {
    ShiftResult result =
        Facts.fold(
            PRESS,
            shift("06:00", "14:00", "10:00", "10:30"),
            state("06:00", "ACTIVE"),
            state("10:00", "UNAVAILABLE"),
            state("10:30", "ACTIVE"));

    assertThat(result.times().unknown()).isZero();
    assertThat(result.ratios().coverage()).isEqualTo(1);
  }

  @Test
  void theMinuteFiguresKnowTheBreakToo() {
    ShiftWindow shift = shift("06:00", "14:00", "10:00", "10:30");
    List<MinuteBucket> facts = Facts.buckets(state("06:00", "READY"));
    Fold fold =
        Fold.begin(
            PRESS,
            shift,
            CarryInSearch.find(PRESS, shift.start(), List.<MinuteBucket>of().iterator()));
    fold.advance(facts, at("09:59:30"));
    Fold minute = fold.part();
    minute.advance(facts, at("10:00:30"));

    assertThat(minute.result().times().waiting()).isEqualTo(30_000);
    assertThat(minute.result().times().planned()).isEqualTo(30_000);
  }

  @Test
  void aShiftThatIsAllBreakHasNoPlan() {
    ShiftResult result =
        Facts.fold(PRESS, shift("06:00", "07:00", "06:00", "07:00"), state("06:00", "STOPPED"));

    assertThat(result.status()).isEqualTo(ShiftResult.Status.NO_PLAN);
    assertThat(result.ratios().availability()).isNull();
  }
}
