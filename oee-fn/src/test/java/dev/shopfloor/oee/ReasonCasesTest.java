package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.said;
import static dev.shopfloor.oee.Facts.state;
import static dev.shopfloor.oee.Facts.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.TimeClass;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hard cases 32 and 33: whose stop it is, how long, and why. */
class ReasonCasesTest {
  private static final int MINUTE = 60_000;
  private static final AssetHistory PRESS = Facts.press(knobs -> {}, oee -> oee, Role.REASON);

  private static ShiftResult fold(AssetHistory history, Observation... facts) {
    return Facts.fold(history, window("08:00", "10:00"), facts);
  }

  @Test
  void aReasonSaidInAStopIsThatOfTheWholeStopHoweverLate() {
    ShiftResult result =
        fold(
            PRESS,
            state("08:00", "ACTIVE"),
            state("08:10", "STOPPED"),
            said(Role.REASON, "08:29", "jam at the infeed"),
            state("08:30", "ACTIVE"),
            state("09:00", "STOPPED"),
            state("09:10", "ACTIVE"));

    assertThat(result.losses())
        .containsExactly(
            new LossRow(TimeClass.FAULT, false, "jam at the infeed", 1, 20 * MINUTE),
            new LossRow(TimeClass.FAULT, false, "STOPPED", 1, 10 * MINUTE));
    assertThat(result.stops()).isEqualTo(new StopFigures(2, 0, 2, 30 * MINUTE, 0));
  }

  @Test
  void theLastReasonWinsAndAnEmptyOneTakesItBack() {
    Observation[] facts = {
      state("08:00", "ACTIVE"),
      state("08:10", "STOPPED"),
      said(Role.REASON, "08:11", "1"),
      said(Role.REASON, "08:12", "2"),
      state("08:30", "ACTIVE")
    };
    List<Observation> taken = new ArrayList<>(List.of(facts));
    taken.add(said(Role.REASON, "08:13", ""));

    assertThat(fold(PRESS, facts).losses()).extracting(LossRow::reason).containsExactly("2");
    assertThat(fold(PRESS, taken.toArray(Observation[]::new)).losses())
        .extracting(LossRow::reason)
        .containsExactly("STOPPED");
  }

  @Test
  void aReasonSaidWhileRunningIsThatOfTheNextStopAndOfNoFurtherOne() {
    ShiftResult result =
        fold(
            PRESS,
            state("08:00", "ACTIVE"),
            said(Role.REASON, "08:05", "tool"),
            state("08:10", "STOPPED"),
            state("08:20", "ACTIVE"),
            state("09:00", "STOPPED"),
            state("09:05", "ACTIVE"));

    assertThat(result.losses()).extracting(LossRow::reason).containsExactly("tool", "STOPPED");
  }

  @Test
  void thePersonsTagStandsBeforeTheMachinesInThePlantFile() {
    AssetHistory both =
        Facts.history(
            TestPlant.with(
                PRESS.latest(), TestPlant.tag("plc_reason", Role.REASON, ValueType.TEXT)));
    Observation plc =
        new Observation(
            new Channel(Role.REASON, "plc_reason"),
            new Entry(Facts.at("08:20"), -1, 0, new Value.Text("E17"), Quality.GOOD));

    ShiftResult machine = fold(both, state("08:00", "ACTIVE"), state("08:10", "STOPPED"), plc);
    ShiftResult person =
        fold(
            both,
            state("08:00", "ACTIVE"),
            state("08:10", "STOPPED"),
            plc,
            said(Role.REASON, "08:11", "no operator"));

    assertThat(machine.losses()).extracting(LossRow::reason).containsExactly("E17");
    assertThat(person.losses()).extracting(LossRow::reason).containsExactly("no operator");
  }

  @Test
  void aReasonReachesOverTheBorderWithTheStopThatLasts() {
    List<MinuteBucket> buckets =
        Facts.buckets(
            state("07:00", "ACTIVE"),
            state("07:30", "STOPPED"),
            said(Role.REASON, "07:40", "motor"),
            state("08:20", "ACTIVE"));

    ShiftResult second = Fold.fold(PRESS, window("08:00", "09:00"), buckets, Facts.at("09:00"));

    assertThat(second.losses())
        .containsExactly(new LossRow(TimeClass.FAULT, false, "motor", 1, 20 * MINUTE));
  }

  @Test
  void theLengthOfAStopIsThatInsideTheShiftAndAnOpenOneIsMinorUntilItIsLong() {
    List<MinuteBucket> buckets =
        Facts.buckets(
            state("07:00", "ACTIVE"), state("07:58:30", "STOPPED"), state("08:01", "ACTIVE"));
    ShiftWindow first = window("07:00", "08:00");
    ShiftWindow second = window("08:00", "09:00");

    // 90 s in the first shift, 60 s in the second: minor in both, though 150 s together
    assertThat(Fold.fold(PRESS, first, buckets, first.end()).stops().minorStops()).isEqualTo(1);
    assertThat(Fold.fold(PRESS, second, buckets, second.end()).stops().minorStops()).isEqualTo(1);

    List<MinuteBucket> lasting = Facts.buckets(state("08:00", "ACTIVE"), state("08:10", "STOPPED"));
    ShiftResult young = Fold.fold(PRESS, second, lasting, Facts.at("08:11:59"));
    ShiftResult old = Fold.fold(PRESS, second, lasting, Facts.at("08:12"));
    assertThat(young.times().minor()).isEqualTo(119_000);
    assertThat(old.times().minor()).isZero();
    assertThat(old.times().fault()).isEqualTo(120_000);
  }

  @Test
  void aStopOfSeveralStatesIsOneAndItsPartsKeepTheirClass() {
    ShiftResult result =
        fold(
            PRESS,
            state("08:00", "ACTIVE"),
            state("08:10", "STOPPED"),
            state("08:20", "READY"),
            state("08:25", "ACTIVE"));

    assertThat(result.losses())
        .containsExactly(
            new LossRow(TimeClass.FAULT, false, "STOPPED", 1, 10 * MINUTE),
            new LossRow(TimeClass.WAIT, false, "READY", 0, 5 * MINUTE));
    assertThat(result.stops().stops()).isEqualTo(1);
  }

  @Test
  void twentyRowsAreToldAndTheRestOfEachClassIsOne() {
    List<Observation> facts = new ArrayList<>();
    facts.add(state("08:00", "ACTIVE"));
    for (int n = 0; n < 25; n++) {
      long at = Facts.at("08:01") + n * 4 * Facts.MINUTE;
      facts.add(state(at, "STOPPED"));
      facts.add(said(Role.REASON, at + 1, "reason %02d".formatted(n)));
      facts.add(state(at + (2 * 60 + n) * Facts.SECOND, "ACTIVE"));
    }

    ShiftResult result = fold(PRESS, facts.toArray(Observation[]::new));

    assertThat(result.losses()).hasSize(21);
    assertThat(result.losses().getFirst().reason()).isEqualTo("reason 24");
    assertThat(result.losses().getLast())
        .isEqualTo(
            new LossRow(
                TimeClass.FAULT, false, LossRow.REST, 5, (5 * 120 + 0 + 1 + 2 + 3 + 4) * 1_000));
    assertThat(result.losses().stream().mapToLong(LossRow::millis).sum())
        .isEqualTo(result.times().fault());
  }
}
