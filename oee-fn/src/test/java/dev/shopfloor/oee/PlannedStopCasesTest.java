package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.MINUTE;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.nanos;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.PlannedStop;
import dev.shopfloor.plant.ShiftSpec;
import dev.shopfloor.plant.TimeClass;
import dev.shopfloor.testing.TestPlant;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Hard cases 10 to 13 and 25, vector V10: what the calendar plans. */
class PlannedStopCasesTest {
  private static final ShiftWindow SHIFT =
      new ShiftWindow(
          "early",
          at("06:00"),
          at("14:00"),
          false,
          List.of(new PlannedBreak(at("10:00"), at("10:30"))));

  /** Runs all the time, a piece each 10 s, told each minute. */
  private static List<Observation> through() {
    List<Observation> facts = new ArrayList<>();
    facts.add(count("05:59", 0));
    facts.add(state("06:00", "ACTIVE"));
    for (long time = at("06:00"); time < at("14:00"); time += MINUTE) {
      facts.add(count(time, "part_count", 6 + (time - at("06:00")) / MINUTE * 6));
    }
    return facts;
  }

  private static ShiftResult fold(
      Consumer<Knobs> turn, ShiftWindow window, List<Observation> facts) {
    AssetHistory press = Facts.press(turn, oee -> Facts.idealCycle(oee, 10 * Facts.SECOND));
    return Facts.fold(press, window, facts.toArray(Observation[]::new));
  }

  @Test
  void whatRunsInABreakCountsWithItsPiecesOrNeitherDoes() {
    ShiftResult runWins = fold(knobs -> {}, SHIFT, through());
    ShiftResult planWins =
        fold(knobs -> knobs.planned = OeePolicy.PlannedRun.PLAN_WINS, SHIFT, through());

    assertThat(runWins.plannedMillis()).isEqualTo(480 * 60_000);
    assertThat(runWins.pieces()).isEqualTo(new Pieces(2_880, 2_880, 0, 0));
    assertThat(runWins.ratios().performance()).isEqualTo(1);
    assertThat(planWins.plannedMillis()).isEqualTo(450 * 60_000);
    assertThat(planWins.pieces()).isEqualTo(new Pieces(2_700, 2_700, 0, 0));
    assertThat(planWins.ratios().performance()).isEqualTo(1);
    assertThat(planWins.policyId()).isNotEqualTo(runWins.policyId());
  }

  @Test
  void aPlannedStopThatCountsAsALossStaysInThePlannedTime() {
    ShiftWindow loss =
        new ShiftWindow(
            "early",
            at("06:00"),
            at("14:00"),
            false,
            List.of(
                new PlannedBreak(
                    at("10:00"), at("10:30"), "weekly service", PlannedStop.Counts.LOSS)));
    List<Observation> facts =
        List.of(state("06:00", "ACTIVE"), state("10:00", "STOPPED"), state("10:30", "ACTIVE"));

    ShiftResult result = fold(knobs -> {}, loss, facts);

    assertThat(result.plannedMillis()).isEqualTo(480 * 60_000);
    assertThat(result.times().plannedLoss()).isEqualTo(30 * 60_000);
    assertThat(result.ratios().availability()).isEqualTo(450d / 480);
    assertThat(result.losses())
        .containsExactly(new LossRow(TimeClass.PLANNED, false, "weekly service", 1, 30 * 60_000));
    assertThat(result.stops()).isEqualTo(StopFigures.NONE);
  }

  @Test
  void aPlannedStopEnteredLaterTakesItsTimeOut() {
    List<Observation> facts = List.of(state("06:00", "ACTIVE"), state("11:00", "STOPPED"));
    AssetRevision before = day(knobs -> {});
    AssetRevision after =
        day(knobs ->
            knobs.stops.add(
                new PlannedStop(at("11:00"), at("12:00"), "audit", PlannedStop.Counts.EXCLUDED)));

    ShiftResult unplanned = foldDay(before, facts);
    ShiftResult planned = foldDay(after, facts);

    assertThat(unplanned.times().fault() - planned.times().fault()).isEqualTo(60 * 60_000);
    assertThat(planned.times().planned()).isEqualTo(60 * 60_000);
    assertThat(planned.losses())
        .contains(new LossRow(TimeClass.PLANNED, false, "audit", 1, 60 * 60_000));
  }

  private static ShiftResult foldDay(AssetRevision revision, List<Observation> facts) {
    ShiftWindow window = ShiftCalendar.windowAt(revision, at("12:00"));
    return Facts.fold(Facts.history(revision), window, facts.toArray(Observation[]::new));
  }

  private static AssetRevision day(Consumer<Knobs> turn, ShiftSpec... shifts) {
    Knobs knobs = new Knobs();
    turn.accept(knobs);
    return TestPlant.with(
        Shifts.press(0, 0, shifts.length == 0 ? Shifts.THREE : List.of(shifts)).latest(),
        knobs::on);
  }

  @Test
  void aPlannedStopGoesBeforeTheBreakThatItCovers() {
    AssetRevision press =
        day(knobs ->
            knobs.stops.add(
                new PlannedStop(at("08:05"), at("08:30"), "fire drill", PlannedStop.Counts.LOSS)));

    // the break is at 09:00 of Berlin
    assertThat(ShiftCalendar.windowAt(press, at("12:00")).breaks())
        .containsExactly(
            new PlannedBreak(at("08:00"), at("08:05")),
            new PlannedBreak(at("08:05"), at("08:30"), "fire drill", PlannedStop.Counts.LOSS));
  }

  @Test
  void onAHolidayNoShiftStartsAndAnExtraShiftDoes() {
    LocalDate holiday = LocalDate.parse("2026-03-02");
    AssetRevision closed = day(knobs -> knobs.holidays.add(holiday));
    AssetRevision extra =
        day(knobs -> {
          knobs.holidays.add(holiday);
          knobs.extra.put(holiday, Set.of("late"));
        });

    ShiftWindow day = ShiftCalendar.windowAt(closed, at("12:00"));
    // the night shift of the day before ends at six, the holiday's own night does not begin
    assertThat(day.offShift()).isTrue();
    assertThat(day.start()).isEqualTo(at("05:00"));
    assertThat(day.end()).isEqualTo(nanos("2026-03-03T05:00:00Z"));
    assertThat(ShiftCalendar.windowAt(extra, at("14:00")).code()).isEqualTo("late");
    assertThat(ShiftCalendar.windowAt(extra, at("12:00")).offShift()).isTrue();
  }

  @Test
  void aNightShiftIsToldUnderTheDayThatItsRuleNames() {
    assertThat(businessDate(ShiftSpec.BusinessDate.START, 22, 6)).isEqualTo("2026-03-02");
    assertThat(businessDate(ShiftSpec.BusinessDate.END, 22, 6)).isEqualTo("2026-03-03");
    assertThat(businessDate(ShiftSpec.BusinessDate.MAJORITY, 22, 6)).isEqualTo("2026-03-03");
    assertThat(businessDate(ShiftSpec.BusinessDate.MAJORITY, 19, 3)).isEqualTo("2026-03-02");
  }

  private static String businessDate(ShiftSpec.BusinessDate rule, int from, int to) {
    ShiftSpec night =
        new ShiftSpec(
            "night",
            LocalTime.of(from, 0),
            LocalTime.of(to, 0),
            EnumSet.allOf(DayOfWeek.class),
            List.of(),
            rule);
    // 23:30 of the second in Berlin
    return ShiftCalendar.windowAt(day(knobs -> {}, night), at("22:30")).businessDate();
  }

  @Test
  void whereShiftsOverlapInTheDataTheOneThatBeganLastCounts() {
    AssetRevision press =
        day(knobs -> {}, Shifts.shift("long", 6, 18), Shifts.shift("late", 14, 22));

    assertThat(ShiftCalendar.windowAt(press, at("12:00")).code()).isEqualTo("long");
    assertThat(ShiftCalendar.windowAt(press, at("14:00")).code()).isEqualTo("late");
  }

  @Test
  void whatRunsOutsideEveryShiftIsInTheTotalTimeOnly() {
    ShiftWindow off = new ShiftWindow("", at("06:00"), at("14:00"), true);

    ShiftResult result = fold(knobs -> {}, off, through());

    assertThat(result.times().offShift()).isEqualTo(480 * 60_000);
    assertThat(result.status()).isEqualTo(ShiftResult.Status.NO_PLAN);
    assertThat(result.pieces()).isEqualTo(new Pieces(2_880, 2_880, 0, 0));
    assertThat(result.ratios().oee()).isNull();
    assertThat(result.ratios().teep()).isEqualTo(1);
    assertThat(result.ratios().loading()).isEqualTo(0);
  }
}
