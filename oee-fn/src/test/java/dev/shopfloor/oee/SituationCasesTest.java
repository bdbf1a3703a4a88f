package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.said;
import static dev.shopfloor.oee.Facts.state;
import static dev.shopfloor.oee.Facts.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Modes, orders, states that change nothing, and states that change too often. */
class SituationCasesTest {
  private static final int MINUTE = 60_000;

  private static ShiftResult fold(AssetHistory history, Observation... facts) {
    return Facts.fold(history, window("08:00", "09:00"), facts);
  }

  @Test
  void aModeGoesBeforeTheStateAndAProductiveOneLetsItCount() {
    AssetHistory press =
        Facts.press(
            knobs -> {
              knobs.modes.put("Maintenance", TimeClass.MAINT);
              knobs.modes.put("SetUp", TimeClass.SETUP);
              knobs.productive.add("Production");
            },
            oee -> oee,
            Role.MODE);

    ShiftResult result =
        fold(
            press,
            said(Role.MODE, "08:00", "Production"),
            state("08:00", "ACTIVE"),
            said(Role.MODE, "08:10", "SetUp"),
            said(Role.MODE, "08:20", "Maintenance"),
            said(Role.MODE, "08:40", "Production"),
            said(Role.MODE, "08:50", "Dance"));

    assertThat(result.times().run()).isEqualTo(20 * MINUTE);
    assertThat(result.times().setup()).isEqualTo(10 * MINUTE);
    assertThat(result.times().maint()).isEqualTo(20 * MINUTE);
    assertThat(result.times().unknown()).isEqualTo(10 * MINUTE);
    assertThat(result.flags()).contains(ResultFlag.UNMAPPED_STATE);
  }

  @Test
  void anIdleMachineHasNoOrderOrWaitsForSomething() {
    AssetHistory press = Facts.press(knobs -> knobs.idle.add("READY"), oee -> oee, Role.ORDER);
    Observation[] facts = {
      state("08:00", "READY"),
      said(Role.ORDER, "08:20", "4711"),
      said(Role.ORDER, "08:30", ""),
      state("08:40", "WAIT")
    };

    ShiftResult excluded = fold(press, facts);
    ShiftResult loss =
        fold(
            Facts.press(
                knobs -> {
                  knobs.idle.add("READY");
                  knobs.noOrder = OeePolicy.Counts.LOSS;
                },
                oee -> oee,
                Role.ORDER),
            facts);
    ShiftResult withoutSource =
        fold(Facts.press(knobs -> knobs.idle.add("READY"), oee -> oee), facts);

    assertThat(excluded.times().noOrder()).isEqualTo(30 * MINUTE);
    assertThat(excluded.times().waiting()).isEqualTo(30 * MINUTE);
    assertThat(excluded.plannedMillis()).isEqualTo(30 * MINUTE);
    assertThat(loss.plannedMillis()).isEqualTo(60 * MINUTE);
    assertThat(withoutSource.times().waiting()).isEqualTo(60 * MINUTE);
  }

  @Test
  void aStateThatIsIgnoredLetsTheOneBeforeGoOn() {
    AssetHistory press = Facts.press(knobs -> knobs.ignored.add("BLINK"), oee -> oee);

    ShiftResult result =
        fold(press, state("08:00", "ACTIVE"), state("08:10", "BLINK"), state("08:30", "STOPPED"));

    assertThat(result.times().run()).isEqualTo(30 * MINUTE);
    assertThat(result.stateMillis()).containsOnlyKeys("ACTIVE", "STOPPED");
  }

  @Test
  void moreThanThirtyChangesInAMinuteAreFlaggedAndMinorStopsAbsorbThem() {
    List<Observation> calm = flaps(30);
    List<Observation> wild = flaps(33);

    ShiftResult few = fold(Facts.press(oee -> oee), calm.toArray(Observation[]::new));
    ShiftResult many = fold(Facts.press(oee -> oee), wild.toArray(Observation[]::new));

    assertThat(few.flags()).isEmpty();
    assertThat(many.flags()).containsExactly(ResultFlag.FLAPPING);
    assertThat(many.times().minor()).isPositive();
    assertThat(many.ratios().availability()).isEqualTo(1);
  }

  /** States of the same minute, then running. */
  private static List<Observation> flaps(int states) {
    List<Observation> facts = new ArrayList<>();
    facts.add(state("08:00", "ACTIVE"));
    for (int n = 0; n < states; n++) {
      facts.add(state(Facts.at("08:10") + n * Facts.SECOND, n % 2 == 0 ? "STOPPED" : "ACTIVE"));
    }
    facts.add(state("08:11", "ACTIVE"));
    return facts;
  }

  @Test
  void waitingThatIsNoLossIsNeverAMinorStop() {
    AssetHistory press = Facts.press(knobs -> knobs.waiting = OeePolicy.Counts.EXCLUDE, oee -> oee);

    ShiftResult result =
        fold(
            press,
            state("08:00", "ACTIVE"),
            state("08:10", "READY"),
            state("08:11", "ACTIVE"),
            state("08:20", "STOPPED"),
            state("08:21", "ACTIVE"));

    assertThat(result.times().waiting()).isEqualTo(MINUTE);
    assertThat(result.times().minor()).isEqualTo(MINUTE);
    assertThat(result.plannedMillis()).isEqualTo(59 * MINUTE);
  }

  @Test
  void shortIdlingCountsAsOperatingWhereThePlantSaysSo() {
    AssetHistory press = Facts.press(knobs -> knobs.idleBelow = 600 * Facts.SECOND, oee -> oee);

    ShiftResult result =
        fold(
            press,
            state("08:00", "ACTIVE"),
            state("08:10", "READY"),
            state("08:15", "ACTIVE"),
            state("08:30", "STOPPED"),
            state("08:35", "ACTIVE"));

    assertThat(result.times().minor()).isEqualTo(5 * MINUTE);
    assertThat(result.times().fault()).isEqualTo(5 * MINUTE);
  }

  @Test
  void aStopInWhichTheProductChangesIsAChangeover() {
    AssetHistory byStop =
        Facts.press(
            knobs -> knobs.changeover = OeePolicy.Changeover.STOP, oee -> oee, Role.PRODUCT);
    Observation[] facts = {
      said(Role.PRODUCT, "08:00", "a"),
      state("08:00", "ACTIVE"),
      state("08:20", "READY"),
      said(Role.PRODUCT, "08:25", "b"),
      state("08:40", "ACTIVE")
    };

    ShiftResult setup = fold(byStop, facts);
    ShiftResult waiting = fold(Facts.press(knobs -> {}, oee -> oee, Role.PRODUCT), facts);

    assertThat(setup.times().setup()).isEqualTo(20 * MINUTE);
    assertThat(setup.stops()).isEqualTo(new StopFigures(0, 0, 0, 0, 1));
    assertThat(setup.losses())
        .containsExactly(new LossRow(TimeClass.SETUP, false, "changeover", 1, 20 * MINUTE));
    assertThat(waiting.times().waiting()).isEqualTo(20 * MINUTE);
    assertThat(setup.ratios().oee()).isEqualTo(waiting.ratios().oee());
  }

  @Test
  void setupIsALossOfAvailabilityOrOfPerformanceOrNone() {
    assertThat(setup(OeePolicy.Setup.A_LOSS)).isEqualTo(new long[] {60, 45, 15});
    assertThat(setup(OeePolicy.Setup.P_LOSS)).isEqualTo(new long[] {60, 60, 0});
    assertThat(setup(OeePolicy.Setup.EXCLUDE)).isEqualTo(new long[] {45, 45, 0});
  }

  private static long[] setup(OeePolicy.Setup setup) {
    AssetHistory press =
        Facts.press(
            knobs -> {
              knobs.setup = setup;
              knobs.modes.put("SetUp", TimeClass.SETUP);
            },
            oee -> oee,
            Role.MODE);
    Bases bases =
        fold(
                press,
                state("08:00", "ACTIVE"),
                said(Role.MODE, "08:30", "SetUp"),
                said(Role.MODE, "08:45", ""))
            .bases();
    return new long[] {
      bases.planned() / Facts.MINUTE, bases.run() / Facts.MINUTE, bases.setup() / Facts.MINUTE
    };
  }

  @Test
  void aLiveShiftIsMeasuredAgainstTheTimeThatHasPassed() {
    AssetHistory press = Facts.press(oee -> oee);
    List<MinuteBucket> buckets = Facts.buckets(state("08:00", "ACTIVE"), state("08:30", "STOPPED"));

    ShiftResult early = Fold.fold(press, window("08:00", "20:00"), buckets, Facts.at("08:30"));
    ShiftResult later = Fold.fold(press, window("08:00", "20:00"), buckets, Facts.at("09:00"));

    assertThat(early.ratios().availability()).isEqualTo(1);
    assertThat(later.ratios().availability()).isEqualTo(0.5);
    assertThat(later.bases().calendar()).isEqualTo(Facts.HOUR);
    assertThat(later.lifecycle()).isEqualTo(Lifecycle.LIVE);
  }
}
