package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.product;
import static dev.shopfloor.oee.Facts.state;
import static dev.shopfloor.oee.Facts.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductFoldTest {
  private static final ShiftWindow HOUR = window("08:00", "09:00");

  private static AssetRevision press(long idealCycleSeconds, Map<String, Long> products) {
    AssetRevision press =
        TestPlant.with(TestPlant.press(), TestPlant.tag("product", Role.PRODUCT, ValueType.TEXT));
    return TestPlant.with(
        press,
        oee ->
            Facts.products(
                Facts.idealCycle(Facts.debounce(oee, 0), idealCycleSeconds * Facts.SECOND),
                products));
  }

  private static ShiftResult fold(AssetHistory history, Observation... observations) {
    return Facts.fold(history, HOUR, observations);
  }

  private static AssetHistory brackets(long idealCycleSeconds) {
    return Facts.history(press(idealCycleSeconds, Map.of("a", 4L, "b", 6L)));
  }

  @Test
  void eachPieceCountsByTheCycleOfItsOwnProduct() {
    ShiftResult result =
        fold(
            brackets(0),
            product("07:00", "a"),
            count("07:59", 0),
            state("08:00", "ACTIVE"),
            count("08:30", 300),
            product("08:30", "b"),
            count("09:00", 300),
            count("08:59:59", 500));

    // 300 x 4 s + 200 x 6 s in one hour of running
    assertThat(result.ratios().performance()).isCloseTo(2_400 / 3_600d, within(1e-12));
    assertThat(result.ratios().oee()).isCloseTo(2_400 / 3_600d, within(1e-12));
    assertThat(result.product()).isEqualTo("b");
    assertThat(result.flags()).isEmpty();
  }

  @Test
  void aPieceCountedAtTheInstantOfAChangeoverIsOfTheProductBefore() {
    ShiftResult result =
        fold(
            brackets(0),
            product("08:00", "a"),
            count("08:00", 0),
            state("08:00", "ACTIVE"),
            count("08:30", 100),
            product("08:30", "b"));

    assertThat(result.ratios().performance()).isCloseTo(400 / 3_600d, within(1e-12));
  }

  @Test
  void qualityWeighsPiecesByTheirCycles() {
    AssetRevision scrapping =
        Facts.counting(press(0, Map.of("a", 6L, "b", 10L)), "scrap", TagSpec.Counts.SCRAP);
    ShiftWindow shift = window("06:00", "14:00");

    // V8 of the reference: 240 min of a, 30 min of setup, 210 min of b
    ShiftResult result =
        Facts.fold(
            Facts.history(TestPlant.with(scrapping, oee -> setup(oee))),
            shift,
            product("06:00", "a"),
            count("06:00", 0),
            count(at("06:00"), "scrap", 1),
            state("06:00", "ACTIVE"),
            count("09:59", 2_000),
            count(at("09:59"), "scrap", 21),
            state("10:00", "TOOLING"),
            product("10:00", "b"),
            state("10:30", "ACTIVE"),
            count("13:59", 3_000),
            count(at("13:59"), "scrap", 61));

    assertThat(result.ratios().availability()).isCloseTo(0.9375, within(1e-12));
    assertThat(result.ratios().performance()).isCloseTo(0.814815, within(5e-7));
    assertThat(result.ratios().quality()).isCloseTo(0.976364, within(5e-7));
    assertThat(result.ratios().oee()).isCloseTo(0.745833, within(5e-7));
  }

  private static OeeSpec setup(OeeSpec oee) {
    return new OeeSpec(
        "own",
        Map.of("ACTIVE", TimeClass.RUN, "TOOLING", TimeClass.SETUP),
        oee.idealCycle(),
        0,
        0,
        0,
        0,
        oee.stopSeverity(),
        oee.shifts(),
        false,
        oee.products());
  }

  @Test
  void aProductThatThePlantDoesNotKnowCountsByTheAssetsCycleAndIsFlagged() {
    ShiftResult result =
        fold(
            brackets(9),
            product("08:00", "new"),
            count("08:00", 0),
            state("08:00", "ACTIVE"),
            count("08:30", 100));

    assertThat(result.ratios().performance()).isCloseTo(900 / 3_600d, within(1e-12));
    assertThat(result.flags()).containsExactly(ResultFlag.PRODUCT_UNKNOWN);
    assertThat(result.product()).isEqualTo("new");
  }

  @Test
  void withoutAnyCycleForSomePiecesThereIsNoPerformance() {
    ShiftResult result =
        fold(
            brackets(0),
            product("08:00", "a"),
            count("08:00", 0),
            state("08:00", "ACTIVE"),
            count("08:30", 100),
            product("08:31", "new"),
            count("08:40", 110));

    assertThat(result.flags()).containsExactly(ResultFlag.IDEAL_CYCLE_MISSING);
    assertThat(result.ratios().performance()).isNull();
    assertThat(result.ratios().oee()).isNull();
    assertThat(result.ratios().quality()).isEqualTo(1);
    assertThat(result.pieces()).isEqualTo(new Pieces(110, 110, 0, 0));
  }

  @Test
  void beforeAnyProductIsKnownTheAssetsCycleCounts() {
    ShiftResult result =
        fold(brackets(9), count("08:00", 0), state("08:00", "ACTIVE"), count("08:30", 100));

    assertThat(result.ratios().performance()).isCloseTo(900 / 3_600d, within(1e-12));
    assertThat(result.flags()).isEmpty();
    assertThat(result.product()).isNull();
  }

  @Test
  void aSourceOutOfReachDoesNotChangeTheProductAndAnEmptyNameTakesItAway() {
    Observation lost =
        new Observation(
            new Channel(Role.PRODUCT, "product"),
            new Entry(at("08:10"), -1, 0, Value.ABSENT, Quality.STALE));
    Observation[] facts = {
      product("08:00", " a "),
      count("08:00", 0),
      state("08:00", "ACTIVE"),
      lost,
      count("08:30", 100),
      product("08:31", "")
    };

    ShiftResult result = fold(brackets(9), facts);

    assertThat(result.ratios().performance()).isCloseTo(400 / 3_600d, within(1e-12));
    assertThat(result.product()).isNull();
  }

  @Test
  void aProductThatIsANumberIsFoundByItsDigits() {
    AssetHistory history = Facts.history(press(0, Map.of("4711", 4L)));
    Observation number =
        new Observation(
            new Channel(Role.PRODUCT, "product"),
            new Entry(at("08:00"), -1, 0, new Value.Real(4711.0), Quality.GOOD));

    ShiftResult result =
        fold(history, number, count("08:00", 0), state("08:00", "ACTIVE"), count("08:30", 90));

    assertThat(result.ratios().performance()).isCloseTo(360 / 3_600d, within(1e-12));
  }

  @Test
  void aCorrectedCycleCountsFromItsOwnInstant() {
    AssetRevision before = press(0, Map.of("a", 4L));
    AssetRevision after = TestPlant.from(press(0, Map.of("a", 5L)), at("08:30"));
    AssetHistory history = new AssetHistory(before.key(), List.of(before, after));

    ShiftResult result =
        fold(
            history,
            product("07:00", "a"),
            count("08:00", 0),
            state("08:00", "ACTIVE"),
            count("08:29", 100),
            count("08:31", 200));

    assertThat(result.ratios().performance()).isCloseTo(900 / 3_600d, within(1e-12));
  }
}
