package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.HOUR;
import static dev.shopfloor.oee.Facts.MINUTE;
import static dev.shopfloor.oee.Facts.SECOND;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.fold;
import static dev.shopfloor.oee.Facts.press;
import static dev.shopfloor.oee.Facts.state;
import static dev.shopfloor.oee.Facts.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked examples of the reference, and what the rules say at their edges. */
class FoldVectorsTest {
  private static final AssetHistory PRESS = press(oee -> oee);

  @Test
  void aCounterThatFallsFarBeginsAnewAndItsNewValueCounts() {
    ShiftResult result =
        fold(
            PRESS,
            window("08:00", "09:00"),
            state("08:00", "ACTIVE"),
            count("08:00", 100),
            count("08:01", 110),
            count("08:02", 3),
            count("08:03", 9));

    assertThat(result.pieces()).isEqualTo(new Pieces(19, 19, 0, 0));
    assertThat(result.flags()).containsExactly(ResultFlag.COUNT_RESET);
  }

  @Test
  void aCounterThatFallsALittleCountsNothingUntilItPassesItsOldHeight() {
    ShiftResult result =
        fold(
            PRESS,
            window("08:00", "09:00"),
            state("08:00", "ACTIVE"),
            count("08:00", 100),
            count("08:01", 98),
            count("08:02", 101));

    assertThat(result.pieces()).isEqualTo(new Pieces(1, 1, 0, 0));
    assertThat(result.flags()).containsExactly(ResultFlag.COUNT_DIP);
  }

  @Test
  void aNewStartThatNoMachineCanHaveMadeIsNotCounted() {
    ShiftResult result =
        fold(
            PRESS,
            window("08:00", "09:00"),
            state("08:00", "ACTIVE"),
            count("08:00", 1_000_000),
            count("08:01", 400_000),
            count("08:02", 400_002));

    assertThat(result.pieces()).isEqualTo(new Pieces(2, 2, 0, 0));
    assertThat(result.flags()).containsExactly(ResultFlag.COUNT_RESET, ResultFlag.COUNT_SPIKE);
  }

  @Test
  void aSecondSampleOfTheSameStateIsKeptToEndALateStop() {
    Observation run = state("08:00", "ACTIVE");
    Observation again = state("08:30", "ACTIVE");
    Observation late = state("08:10", "STOPPED");

    ShiftResult before = fold(PRESS, window("08:00", "09:00"), run, again);
    ShiftResult after = fold(PRESS, window("08:00", "09:00"), run, again, late);

    assertThat(before.times().run()).isEqualTo(3_600_000);
    assertThat(after.times().run()).isEqualTo(2_400_000);
    assertThat(after.times().fault()).isEqualTo(1_200_000);
  }

  @Test
  void aStopAcrossAShiftBorderIsDividedThere() {
    AssetHistory exact = press(oee -> Facts.minorStop(oee, 0));
    Observation fault = state("05:50", "STOPPED");
    Observation run = state("06:20", "ACTIVE");
    Observation late = state("05:58", "ACTIVE");
    ShiftWindow night = window("05:00", "06:00");
    ShiftWindow early = window("06:00", "07:00");

    assertThat(fold(exact, night, fault, run).times().fault()).isEqualTo(600_000);
    assertThat(fold(exact, early, fault, run).times().fault()).isEqualTo(1_200_000);
    assertThat(fold(exact, night, fault, run, late).times().fault()).isEqualTo(480_000);
    assertThat(fold(exact, early, fault, run, late).times().fault()).isZero();
  }

  @Test
  void silenceBecomesUnknownTimeWithBoundsInsteadOfRunTime() {
    AssetHistory history =
        press(oee -> Facts.staleAfter(Facts.idealCycle(oee, 5 * SECOND), 30 * SECOND));
    List<Observation> facts = new ArrayList<>();
    long pieces = 1;
    facts.add(count("09:29", pieces));
    for (long time = at("09:29"); time <= at("10:00"); time += 10 * SECOND) {
      facts.add(state(time, "ACTIVE"));
    }
    for (long time = at("10:20"); time < at("10:30"); time += 10 * SECOND) {
      facts.add(state(time, "ACTIVE"));
    }
    for (long time = at("09:30"); time < at("10:00"); time += 10 * SECOND) {
      facts.add(count(time, "part_count", pieces += 2));
    }
    for (long time = at("10:20"); time < at("10:30"); time += 10 * SECOND) {
      facts.add(count(time, "part_count", pieces += 2));
    }

    ShiftResult result = fold(history, window("09:30", "10:30"), facts.toArray(Observation[]::new));

    assertThat(result.pieces()).isEqualTo(new Pieces(480, 480, 0, 0));
    assertThat(result.times().run()).isEqualTo(2_430_000);
    assertThat(result.times().unknown()).isEqualTo(1_170_000);
    assertThat(result.stateSeconds("(stale)")).isEqualTo(1_170);
    assertThat(result.ratios().coverage()).isEqualTo(0.675);
    assertThat(result.ratios().availability()).isEqualTo(1);
    assertThat(result.ratios().oee()).isCloseTo(0.987654, within(5e-7));
    assertThat(result.ratios().oeeLow()).isCloseTo(0.666667, within(5e-7));
    assertThat(result.ratios().oeeHigh()).isCloseTo(0.991667, within(5e-7));
    assertThat(result.flags()).contains(ResultFlag.LOW_COVERAGE);
  }

  @Test
  void theMinorStopThresholdMovesTimeBetweenAvailabilityAndPerformanceOnly() {
    Observation[] facts = {
      state("08:00", "ACTIVE"),
      count("08:00", 1),
      state("08:10", "STOPPED"),
      state("08:11:30", "ACTIVE"),
      state("08:20", "STOPPED"),
      state("08:30", "ACTIVE"),
      count("08:59", 1301)
    };
    AssetHistory cycle = press(oee -> Facts.idealCycle(oee, 2 * SECOND));
    AssetHistory strict =
        press(oee -> Facts.minorStop(Facts.idealCycle(oee, 2 * SECOND), 60 * SECOND));

    ShiftResult usual = fold(cycle, window("08:00", "09:00"), facts);
    ShiftResult other = fold(strict, window("08:00", "09:00"), facts);

    assertThat(usual.ratios().availability()).isCloseTo(0.833333, within(5e-7));
    assertThat(usual.ratios().performance()).isCloseTo(0.866667, within(5e-7));
    assertThat(other.ratios().availability()).isCloseTo(0.808333, within(5e-7));
    assertThat(other.ratios().performance()).isCloseTo(0.893471, within(5e-7));
    assertThat(usual.ratios().oee()).isCloseTo(0.722222, within(5e-7));
    assertThat(other.ratios().oee()).isEqualTo(usual.ratios().oee());
    assertThat(usual.stops().minorStops()).isEqualTo(1);
    assertThat(usual.stops().stops()).isEqualTo(1);
  }

  @Test
  void anUnavailableMachineKeepsItsOwnSecondsAndCountsAsUnknown() {
    Observation gone =
        new Observation(
            new Channel(Role.STATE, "state"),
            new Entry(at("08:30"), -1, 7, new Value.Text("UNAVAILABLE"), Quality.STALE));

    ShiftResult result = fold(PRESS, window("08:00", "09:00"), state("08:00", "ACTIVE"), gone);

    assertThat(result.stateSeconds("UNAVAILABLE")).isEqualTo(1_800);
    assertThat(result.times().unknown()).isEqualTo(1_800_000);
    assertThat(result.ratios().availability()).isEqualTo(1);
  }

  @Test
  void aStateThatNobodyMappedIsUnknownAndFlagged() {
    ShiftResult result = fold(PRESS, window("08:00", "09:00"), state("08:00", "DANCING"));

    assertThat(result.times().unknown()).isEqualTo(3_600_000);
    assertThat(result.status()).isEqualTo(ShiftResult.Status.NO_DATA);
    assertThat(result.flags()).contains(ResultFlag.UNMAPPED_STATE);
  }

  @Test
  void aCounterThatNeverMovedSaysNoCountNotNoPerformance() {
    ShiftResult result =
        fold(
            PRESS,
            window("08:00", "09:00"),
            state("08:00", "ACTIVE"),
            count("08:00", 0),
            count("08:30", 0));

    assertThat(result.status()).isEqualTo(ShiftResult.Status.NO_COUNT);
    assertThat(result.pieces()).isNull();
    assertThat(result.ratios().availability()).isEqualTo(1);
    assertThat(result.ratios().performance()).isNull();
    assertThat(result.ratios().oee()).isNull();
  }

  @Test
  void aRunWithoutPiecesHasPerformanceZeroAndNoQuality() {
    ShiftResult result =
        fold(PRESS, window("08:00", "09:00"), count("07:59", 5), state("08:00", "ACTIVE"));

    assertThat(result.status()).isEqualTo(ShiftResult.Status.OK);
    assertThat(result.ratios().performance()).isZero();
    assertThat(result.ratios().quality()).isNull();
    assertThat(result.ratios().oee()).isZero();
  }

  @Test
  void piecesWithoutRunTimeHaveNoPerformance() {
    ShiftResult result =
        fold(
            PRESS,
            window("08:00", "09:00"),
            count("07:59", 5),
            state("08:00", "STOPPED"),
            count("08:30", 15));

    assertThat(result.ratios().availability()).isZero();
    assertThat(result.ratios().performance()).isNull();
    assertThat(result.ratios().oee()).isCloseTo(300 / 3600d, within(1e-12));
    assertThat(result.flags()).contains(ResultFlag.COUNT_WITHOUT_RUN);
  }

  @Test
  void nothingKnownGivesNoRatiosAndSaysSo() {
    ShiftResult result = fold(PRESS, window("08:00", "09:00"));

    assertThat(result.status()).isEqualTo(ShiftResult.Status.NO_DATA);
    assertThat(result.ratios().availability()).isNull();
    assertThat(result.ratios().coverage()).isZero();
    assertThat(result.stateSeconds("(none)")).isEqualTo(3_600);
  }

  @Test
  void timeBetweenShiftsIsNoPlan() {
    ShiftWindow night = new ShiftWindow("", at("08:00"), at("09:00"), true);

    ShiftResult result = fold(PRESS, night, state("08:00", "ACTIVE"));

    assertThat(result.status()).isEqualTo(ShiftResult.Status.NO_PLAN);
    assertThat(result.times().offShift()).isEqualTo(3_600_000);
    assertThat(result.stateSeconds("ACTIVE")).isEqualTo(3_600);
    assertThat(result.ratios().availability()).isNull();
  }

  @Test
  void aStateShorterThanTheDebounceJoinsTheOneBefore() {
    AssetHistory lazy = press(oee -> Facts.debounce(oee, 2 * SECOND));

    ShiftResult result =
        fold(
            lazy,
            window("08:00", "09:00"),
            state("08:00", "ACTIVE"),
            state("08:10:00", "INTERRUPTED"),
            state("08:10:01", "READY"),
            state("08:10:02.5", "ACTIVE"),
            state("08:20:00", "STOPPED"));

    assertThat(result.stateMillis()).containsOnlyKeys("ACTIVE", "STOPPED");
    assertThat(result.stateSeconds("ACTIVE")).isEqualTo(1_200);
  }

  @Test
  void theFoldNeverLooksPastItsOwnPresent() {
    Observation[] facts = {state("08:00", "ACTIVE"), state("08:30", "STOPPED")};

    ShiftResult result =
        Fold.fold(PRESS, window("08:00", "09:00"), Facts.buckets(facts), at("08:30") + MINUTE / 2);

    assertThat(result.times().total()).isEqualTo(1_830_000);
    assertThat(result.times().minor()).isEqualTo(30_000);
    assertThat(result.closed()).isFalse();
  }

  @Test
  void aStateHeldForDaysReachesIntoTheShift() {
    Observation old = state(at("08:00") - 84 * HOUR, "READY");

    ShiftResult result = fold(PRESS, window("08:00", "09:00"), old, state("08:30", "ACTIVE"));

    assertThat(result.stateSeconds("READY")).isEqualTo(1_800);
    assertThat(result.stateSeconds("ACTIVE")).isEqualTo(1_800);
  }

  @Test
  void aNewPlantModelCountsFromItsOwnInstant() {
    var before = TestPlant.with(TestPlant.press(), oee -> Facts.debounce(oee, 0));
    var after =
        TestPlant.from(
            TestPlant.with(
                before,
                oee ->
                    new dev.shopfloor.plant.OeeSpec(
                        "other",
                        java.util.Map.of("READY", dev.shopfloor.plant.TimeClass.SETUP),
                        oee.idealCycle(),
                        0,
                        0,
                        0,
                        0,
                        oee.stopSeverity(),
                        oee.shifts(),
                        false)),
            at("08:20"));
    AssetHistory history = new AssetHistory(before.key(), List.of(before, after));

    ShiftResult result = fold(history, window("08:00", "09:00"), state("07:00", "READY"));

    assertThat(result.times().waiting()).isEqualTo(1_200_000);
    assertThat(result.times().setup()).isEqualTo(2_400_000);
  }

  @Test
  void scrapMakesQualityAndCavitiesMakePieces() {
    var twin =
        TestPlant.with(
            Facts.counting(TestPlant.press(), "scrap", dev.shopfloor.plant.TagSpec.Counts.SCRAP),
            new dev.shopfloor.plant.TagSpec(
                "part_count",
                "part_count",
                Role.COUNTER,
                dev.shopfloor.plant.ValueType.INTEGER,
                null,
                null,
                null,
                null,
                new dev.shopfloor.plant.TagSpec.CounterSpec(
                    dev.shopfloor.plant.TagSpec.Counts.TOTAL, 2),
                null));

    ShiftResult result =
        fold(
            Facts.history(twin),
            window("08:00", "09:00"),
            count("08:00", 10),
            count(at("08:00"), "scrap", 1),
            state("08:00", "ACTIVE"),
            count("08:30", 40),
            count(at("08:30"), "scrap", 4));

    assertThat(result.pieces()).isEqualTo(new Pieces(60, 57, 3, 0));
    assertThat(result.ratios().quality()).isEqualTo(0.95);
    assertThat(result.ratios().performance()).isEqualTo(0.5);
  }
}
