package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.SECOND;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.product;
import static dev.shopfloor.oee.Facts.said;
import static dev.shopfloor.oee.Facts.state;
import static dev.shopfloor.oee.Facts.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TagSpec.CounterSpec;
import dev.shopfloor.plant.TagSpec.Counting;
import dev.shopfloor.plant.TagSpec.Counts;
import dev.shopfloor.plant.TimeClass;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Hard cases 15 to 20, vectors V8 and the six big losses. */
class QualityCasesTest {
  private static AssetHistory press(Consumer<Knobs> turn) {
    AssetRevision press = Facts.press(turn, oee -> oee, Role.PRODUCT, Role.MODE).latest();
    press = Facts.counting(press, "scrap", Counts.SCRAP);
    press = Facts.counting(press, "rework", Counts.REWORK);
    return Facts.history(
        TestPlant.with(
            press, oee -> Facts.products(oee, Map.of("a", 6L, "b", 10L, "REWORK", 20L))));
  }

  private static ShiftResult fold(AssetHistory history, Observation... facts) {
    return Facts.fold(history, window("06:00", "14:00"), facts);
  }

  private static Observation scrap(String time, long value) {
    return count(Facts.at(time), "scrap", value);
  }

  private static Observation rework(String time, long value) {
    return count(Facts.at(time), "rework", value);
  }

  @Test
  void twoProductsAndASetupGiveTheFiguresOfTheVector() {
    AssetHistory press = press(knobs -> knobs.modes.put("SetUp", TimeClass.SETUP));

    ShiftResult result =
        fold(
            press,
            product("05:00", "a"),
            count("05:00", 0),
            scrap("05:00", 0),
            state("06:00", "ACTIVE"),
            count("09:59:59", 2_000),
            scrap("09:59:59", 20),
            said(Role.MODE, "10:00", "SetUp"),
            product("10:15", "b"),
            said(Role.MODE, "10:30", ""),
            count("13:59:59", 3_000),
            scrap("13:59:59", 60));

    Ratios ratios = result.ratios();
    assertThat(ratios.availability()).isEqualTo(0.9375);
    assertThat(ratios.performance()).isCloseTo(0.814815, within(5e-7));
    assertThat(ratios.quality()).isCloseTo(0.976364, within(5e-7));
    assertThat(ratios.qualityCount()).isEqualTo(0.98);
    assertThat(ratios.oee()).isCloseTo(0.745833, within(5e-7));
    assertThat(ratios.nee()).isCloseTo(0.795556, within(5e-7));
    assertThat(result.products())
        .containsExactly(
            new ProductRow("a", new Pieces(2_000, 1_980, 20, 0), 12_000 * SECOND, 11_880 * SECOND),
            new ProductRow("b", new Pieces(1_000, 960, 40, 0), 10_000 * SECOND, 9_600 * SECOND));
    assertThat(result.stops().changeovers()).isEqualTo(1);
  }

  @Test
  void theStepsLeadFromAllTimeToGoodIdealTime() {
    AssetHistory press = press(knobs -> knobs.modes.put("SetUp", TimeClass.SETUP));
    ShiftResult result =
        fold(
            press,
            product("05:00", "b"),
            count("05:00", 0),
            scrap("05:00", 0),
            state("06:00", "ACTIVE"),
            state("07:00", "STOPPED"),
            state("07:30", "ACTIVE"),
            state("08:00", "READY"),
            state("08:01", "ACTIVE"),
            count("09:00", 900),
            said(Role.MODE, "10:00", "SetUp"),
            scrap("10:10", 4),
            said(Role.MODE, "11:00", ""),
            count("13:59", 2_000),
            scrap("13:59", 10));

    LossView view = LossView.of(result);

    assertThat(view.calendar()).isEqualTo(480 * 60_000);
    assertThat(view.steps())
        .extracting(step -> step.bigLoss() + " " + step.name() + " " + step.millis() / 1_000)
        .containsExactly(
            "1 Breakdowns 1800",
            "2 Setup and adjustment 3600",
            "3 Minor stops 60",
            "4 Reduced speed 3340",
            "5 Defects and rework 60",
            "6 Startup rejects 40");
    assertThat(view.steps().getLast().left()).isEqualTo(19_900_000);
    assertThat(view.steps().getLast().left() * 1_000_000).isEqualTo(result.bases().goodIdeal());
  }

  @Test
  void aRejectIsChargedToTheMinuteInWhichThePieceWasMade() {
    TagSpec rejects =
        new TagSpec(
            "rejects",
            "rejects",
            Role.COUNTER,
            ValueType.INTEGER,
            null,
            null,
            null,
            null,
            new CounterSpec(Counts.SCRAP, 1, Counting.INCREMENT, 0),
            null);
    AssetHistory press = Facts.history(TestPlant.with(press(knobs -> {}).latest(), rejects));
    Observation[] facts = {
      product("05:00", "a"),
      count("05:00", 0),
      state("06:00", "ACTIVE"),
      count("07:00", 100),
      product("07:01", "b"),
      count("13:00", 200),
      // found in the afternoon, made in the morning, when the press made a
      Facts.increment("06:30", "rejects", 5, 81)
    };

    ShiftResult result = fold(press, facts);

    assertThat(result.products())
        .extracting(ProductRow::product, row -> row.pieces().good())
        .containsExactly(tuple("a", 95L), tuple("b", 100L));
    assertThat(result.pieces()).isEqualTo(new Pieces(200, 195, 5, 0));
  }

  @Test
  void moreScrapThanPiecesGivesQualityZeroAndKeepsTheRawNumbers() {
    ShiftResult result =
        fold(
            press(knobs -> {}),
            state("06:00", "ACTIVE"),
            count("06:00", 0),
            scrap("06:00", 0),
            count("13:00", 10),
            scrap("13:00", 12));

    assertThat(result.pieces()).isEqualTo(new Pieces(10, 0, 12, 0));
    assertThat(result.ratios().quality()).isEqualTo(0);
    assertThat(result.flags()).contains(ResultFlag.NEGATIVE_GOOD);
  }

  @Test
  void reworkIsBadOrGoodByThePolicyAndHasACycleOfItsOwn() {
    Observation[] facts = {
      product("05:00", "b"),
      count("05:00", 0),
      rework("05:00", 0),
      state("06:00", "ACTIVE"),
      count("10:00", 1_000),
      rework("10:00", 50),
      product("11:00", "REWORK"),
      count("13:00", 1_040)
    };

    ShiftResult bad = fold(press(knobs -> {}), facts);
    ShiftResult good = fold(press(knobs -> knobs.rework = OeePolicy.Rework.GOOD), facts);

    assertThat(bad.pieces()).isEqualTo(new Pieces(1_040, 990, 0, 50));
    assertThat(good.pieces()).isEqualTo(new Pieces(1_040, 1_040, 0, 50));
    assertThat(bad.bases().ideal()).isEqualTo((1_000 * 10 + 40 * 20) * SECOND);
    assertThat(good.ratios().quality()).isEqualTo(1);
  }

  @Test
  void fasterThanIdealIsToldUncappedAndThreeTimesAsFastIsSuspect() {
    Ratios ratios = faster(1_200).ratios();

    assertThat(ratios.performance()).isEqualTo(1.25);
    assertThat(ratios.oee()).isEqualTo(1.25);
    assertThat(faster(2_800).flags()).contains(ResultFlag.PERFORMANCE_ABOVE_1);
    assertThat(faster(2_800).flags()).doesNotContain(ResultFlag.IDEAL_CYCLE_SUSPECT);
    assertThat(faster(9_000).flags()).contains(ResultFlag.IDEAL_CYCLE_SUSPECT);
  }

  private static ShiftResult faster(long pieces) {
    return fold(
        press(knobs -> {}),
        state("06:00", "ACTIVE"),
        count("06:00", 1),
        count("13:59", 1 + pieces));
  }
}
