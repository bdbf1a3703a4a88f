package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.said;
import static dev.shopfloor.oee.Facts.state;
import static dev.shopfloor.oee.Facts.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TagSpec.CounterSpec;
import dev.shopfloor.plant.TagSpec.Counting;
import dev.shopfloor.plant.TagSpec.Counts;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hard cases 1 to 6 of counters; the press makes a piece in 30 s. */
class CounterCasesTest {
  private static final AssetHistory PRESS = Facts.press(oee -> oee);

  private static ShiftResult run(AssetHistory history, Observation... counts) {
    List<Observation> facts = new ArrayList<>(List.of(counts));
    facts.add(state("08:00", "ACTIVE"));
    return Facts.fold(history, window("08:00", "10:00"), facts.toArray(Observation[]::new));
  }

  private static long total(ShiftResult result) {
    return result.pieces() == null ? 0 : result.pieces().total();
  }

  private static AssetHistory counting(Counting counting, long rollover) {
    return Facts.history(
        TestPlant.with(
            Facts.press(oee -> oee).latest(),
            new TagSpec(
                "part_count",
                "part_count",
                Role.COUNTER,
                ValueType.INTEGER,
                null,
                null,
                null,
                null,
                new CounterSpec(Counts.TOTAL, 1, counting, rollover),
                null)));
  }

  @Test
  void aCounterThatPassesItsGreatestNumberRollsOver() {
    AssetHistory rolls = counting(Counting.LIFETIME, 65_536);

    ShiftResult known = run(rolls, count("08:00", 65_530), count("08:10", 4));
    ShiftResult unknown = run(PRESS, count("08:00", 65_530), count("08:10", 4));

    assertThat(total(known)).isEqualTo(10);
    assertThat(known.flags()).containsExactly(ResultFlag.COUNT_ROLLOVER);
    assertThat(total(unknown)).isEqualTo(4);
    assertThat(unknown.flags()).containsExactly(ResultFlag.COUNT_RESET);
  }

  @Test
  void aNewBootIdBeginsTheCounterAnewEvenWithinTheDipBand() {
    AssetHistory boots = Facts.press(knobs -> {}, oee -> oee, Role.BOOT);
    Observation[] facts = {
      said(Role.BOOT, "08:00", "b1"),
      count("08:00", 0),
      count("08:50", 100),
      said(Role.BOOT, "09:00", "b2"),
      count("09:50", 98)
    };

    ShiftResult plausible = run(boots, facts);
    facts[4] = count("09:01", 98);
    ShiftResult implausible = run(boots, facts);

    assertThat(total(plausible)).isEqualTo(198);
    assertThat(plausible.flags()).contains(ResultFlag.COUNT_RESET);
    assertThat(total(implausible)).isEqualTo(100);
    assertThat(implausible.flags()).contains(ResultFlag.COUNT_RESET, ResultFlag.COUNT_SPIKE);
  }

  @Test
  void aCounterThatKeepsItsNumberOverABootGoesOn() {
    AssetHistory boots = Facts.press(knobs -> {}, oee -> oee, Role.BOOT);

    ShiftResult result =
        run(
            boots,
            said(Role.BOOT, "08:00", "b1"),
            count("08:00", 5_000),
            said(Role.BOOT, "08:30", "b2"),
            count("08:31", 5_001));

    assertThat(total(result)).isEqualTo(1);
    assertThat(result.flags()).isEmpty();
  }

  @Test
  void aSpikeIsNotCountedAndTheCounterFindsBackWithoutAPieceLost() {
    ShiftResult result =
        run(
            PRESS,
            count("08:00", 100),
            count("08:01", 102),
            count("08:02", 65_535),
            count("08:03", 106),
            count("08:04", 108));

    assertThat(total(result)).isEqualTo(8);
    assertThat(result.flags()).containsExactly(ResultFlag.COUNT_SPIKE);
  }

  @Test
  void aJumpThatStaysIsNotCountedAndWhatFollowsIs() {
    ShiftResult result =
        run(PRESS, count("08:00", 100), count("08:01", 9_000), count("08:02", 9_002));

    assertThat(total(result)).isEqualTo(2);
    assertThat(result.flags()).containsExactly(ResultFlag.COUNT_SPIKE);
  }

  @Test
  void aLongSilenceMakesALargeRiseTrue() {
    assertThat(total(run(PRESS, count("08:00", 100), count("09:50", 320)))).isEqualTo(220);
  }

  @Test
  void aZeroInBetweenIsNoNewStart() {
    ShiftResult result =
        run(
            PRESS,
            count("08:00", 5_000),
            count("08:01", 5_002),
            count("08:02", 0),
            count("08:03", 0),
            count("08:04", 5_006));

    assertThat(total(result)).isEqualTo(6);
  }

  @Test
  void zerosBeforeTheFirstTrueValueInventNoPiece() {
    ShiftResult lifetime =
        run(
            PRESS,
            count("08:00", 0),
            count("08:01", 0),
            count("08:02", 5_000),
            count("08:03", 5_001));
    ShiftResult fresh = run(PRESS, count("08:00", 0), count("08:01", 1), count("08:02", 3));

    assertThat(total(lifetime)).isEqualTo(1);
    assertThat(total(fresh)).isEqualTo(3);
  }

  @Test
  void aCounterOfRunsBeginsAnewWithoutARemarkHoweverSmallTheFall() {
    AssetHistory perRun = counting(Counting.PER_RUN, 0);

    ShiftResult result =
        run(
            perRun,
            count("08:00", 0),
            count("08:05", 3),
            count("08:10", 2),
            count("08:15", 4),
            count("08:20", 0),
            count("08:30", 10));

    assertThat(total(result)).isEqualTo(3 + 4 + 10);
    assertThat(result.flags()).isEmpty();
  }

  @Test
  void incrementsCountOneByOneAlsoWithinOneInstant() {
    AssetHistory increments = counting(Counting.INCREMENT, 0);
    Observation first = Facts.increment("08:05", "part_count", 3, 1);
    Observation second = Facts.increment("08:05", "part_count", 3, 2);

    assertThat(total(run(increments, first, second, first))).isEqualTo(6);
    assertThat(run(increments, first, second).pieces()).isEqualTo(new Pieces(6, 6, 0, 0));
  }

  @Test
  void aBlockedCavityIsALossOfPerformanceFromItsInstantOn() {
    AssetHistory four = cavities(4, 0);
    AssetHistory blocked =
        new AssetHistory(
            four.key(), List.of(four.latest(), cavities(3, Facts.at("09:00")).latest()));

    ShiftResult all = run(four, count("08:00", 0), count("08:59", 30), count("09:59", 60));
    ShiftResult three = run(blocked, count("08:00", 0), count("08:59", 30), count("09:59", 60));

    assertThat(total(all)).isEqualTo(240);
    assertThat(total(three)).isEqualTo(120 + 90);
    assertThat(three.ratios().performance()).isEqualTo(210d / 240);
  }

  private static AssetHistory cavities(int pieces, long from) {
    return Facts.history(
        TestPlant.from(
            TestPlant.with(
                Facts.press(oee -> oee).latest(),
                new TagSpec(
                    "part_count",
                    "part_count",
                    Role.COUNTER,
                    ValueType.INTEGER,
                    null,
                    null,
                    null,
                    null,
                    new CounterSpec(Counts.TOTAL, pieces),
                    null)),
            from));
  }
}
