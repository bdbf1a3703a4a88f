package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.HOUR;
import static dev.shopfloor.oee.Facts.MINUTE;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShiftRestated.Cause;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.testing.TestPlant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The early shift, 05:00 to 13:00, is final; late data comes for it. */
class QuietTimeTest {
  private final Press press = new Press();

  @BeforeEach
  void earlyShiftFinal() {
    press.arrive(state("05:00", "ACTIVE"), count("05:00", 0), count("12:00", 600));
    press.ticks("12:55", "14:00");
  }

  @Test
  void aReplayIsOneRestatementHoweverLongItTakes() {
    for (int minute = 1; minute <= 60; minute++) {
      press.arrive(
          state(at("05:00") + minute * 6 * MINUTE, "STOPPED"),
          state(at("05:03") + minute * 6 * MINUTE, "ACTIVE"));
      press.tick(at("14:00") + minute * MINUTE);
    }
    press.ticks("15:01", "15:30");

    assertThat(press.restated()).hasSize(1);
    assertThat(press.restated().getFirst().lateFrom()).isEqualTo(at("05:00"));
    // nine of the minutes lie in the break
    assertThat(press.shift("05:00").times().fault()).isEqualTo((60 * 3 - 9) * 60_000L);
  }

  @Test
  void whatNeverComesToRestIsRestatedAfterTwelveHours() {
    for (int minute = 1; minute <= 12 * 60 + 10; minute++) {
      press.arrive(state(at("06:00") + minute * Facts.SECOND, minute % 2 == 0 ? "ACTIVE" : "WAIT"));
      press.tick(at("14:00") + minute * MINUTE);
    }

    assertThat(press.restated()).hasSize(1);
  }

  @Test
  void lateDataOfTheOpenShiftNeitherWaitsNorDisturbs() {
    press.arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    press.tick("14:01");
    for (int minute = 2; minute <= 6; minute++) {
      // half an hour late, but of the shift that runs
      press.arrive(state(at("13:20") + minute * MINUTE, minute % 2 == 0 ? "STOPPED" : "ACTIVE"));
      press.tick(at("14:00") + minute * MINUTE);
    }

    assertThat(press.restated()).hasSize(1);
    // 13:22 to 13:23 and 13:24 to 13:25 are minor stops, the one from 13:26 on lasts
    assertThat(press.shift("13:00").times().fault()).isEqualTo(40 * 60_000L);
  }

  @Test
  void whatIsImmaterialIsKeptAndNotTold() {
    Press own = stoppedFromSevenForFiveMinutes();
    own.arrive(state("07:04:59.4", "ACTIVE"));
    own.ticks("14:01", "14:10");

    assertThat(own.restated()).isEmpty();
    assertThat(own.shift("05:00").version()).isEqualTo(1);
    assertThat(own.shift("05:00").times().waiting()).isEqualTo(299_400);
    assertThat(own.head().closed().settled()).isTrue();
  }

  @Test
  void manySmallChangesAreMeasuredAgainstWhatWasTold() {
    Press own = stoppedFromSevenForFiveMinutes();
    own.arrive(state("07:04:59.4", "ACTIVE"));
    own.ticks("14:01", "14:10");
    own.arrive(state("07:04:58.8", "ACTIVE"));
    own.ticks("14:11", "14:20");

    assertThat(own.restated()).hasSize(1);
    assertThat(own.restated().getFirst().before().runMillis()).isEqualTo(8 * 3_600_000L - 300_000);
    assertThat(own.shift("05:00").version()).isEqualTo(2);
  }

  private static Press stoppedFromSevenForFiveMinutes() {
    Press own = new Press();
    own.arrive(state("05:00", "ACTIVE"), state("07:00", "READY"), state("07:05", "ACTIVE"));
    own.ticks("12:55", "14:00");
    return own;
  }

  @Test
  void goodPiecesThatTurnOutBadAreOfCauseQuality() {
    Press own = new Press();
    own.history =
        new AssetHistory(
            Press.KEY,
            List.of(
                TestPlant.with(
                    own.history.latest(), TestPlant.counter("scrap", TagSpec.Counts.SCRAP))));
    own.arrive(state("05:00", "ACTIVE"), count("05:00", 0), count("12:00", 600));
    own.arrive(count(at("05:00"), "scrap", 0), count(at("05:10"), "scrap", 1));
    own.ticks("12:55", "14:00");
    own.arrive(count(at("09:00"), "scrap", 5));
    own.ticks("14:01", "14:06");

    assertThat(own.restated()).extracting(ShiftRestated::cause).containsExactly(Cause.QUALITY);
  }

  @Test
  void aNewPlantModelRestatesAsFarBackAsThePolicySays() {
    press.ticks("14:01", "21:20");
    press.history =
        new AssetHistory(
            Press.KEY,
            List.of(
                version(
                    Specs.with(
                        press.history,
                        oee ->
                            Specs.policy(
                                Facts.idealCycle(oee, 20 * Facts.SECOND),
                                Specs.restatesModel(12 * HOUR))),
                    "model2")));
    press.ticks("21:21", "21:25");

    assertThat(press.restated()).extracting(ShiftRestated::cause).containsExactly(Cause.CONFIG);
    assertThat(press.restated().getFirst().shift()).isEqualTo("early");
    assertThat(press.restated().getFirst().lateFrom()).isNull();
  }

  private static AssetRevision version(AssetHistory of, String model) {
    AssetRevision base = of.latest();
    return new AssetRevision(
        base.validFrom(),
        base.context().version(model),
        base.zone(),
        base.criticality(),
        base.cmmsAssetId(),
        base.workOrderFrom(),
        base.sources(),
        base.tags(),
        base.oee());
  }

  @Test
  void aLongHistoryIsRestatedByOneTickAfterAnother() {
    Press own = new Press();
    own.arrive(state("05:00", "ACTIVE"));
    long end = at("05:00") + 10 * 24 * HOUR + 10 * MINUTE;
    own.tick("05:01");
    own.tick(end - 5 * MINUTE);
    own.ticks(end, end + 3 * MINUTE);
    assertThat(own.store.results.get(Press.KEY)).hasSize(31);

    own.arrive(state("05:00:01", "STOPPED"));
    own.ticks(end + 4 * MINUTE, end + 9 * MINUTE);
    assertThat(own.restated()).hasSize(Restatement.MOST_SHIFTS);
    own.ticks(end + 10 * MINUTE, end + 12 * MINUTE);

    // the last one was not final yet: its late data is in its first version
    assertThat(own.restated()).hasSize(29);
    assertThat(own.restated()).extracting(ShiftRestated::version).containsOnly(2);
    assertThat(own.head().closed().settled()).isTrue();
  }
}
