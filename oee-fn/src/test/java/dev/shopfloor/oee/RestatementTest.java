package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.product;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShiftRestated.Cause;
import dev.shopfloor.model.TelemetryMessage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shifts of the day in UTC: early 05:00 to 13:00, late to 21:00, night to 05:00. */
class RestatementTest {
  private final Press press = new Press();

  /** The early shift has run all the time and is final, and the late one an hour. */
  @BeforeEach
  void earlyShiftFinal() {
    press.arrive(product("05:00", "a"), state("05:00", "ACTIVE"), count("05:00", 0));
    press.arrive(count("12:00", 6_000));
    press.ticks("12:55", "14:00");
    press.outbox.telemetry.clear();
  }

  @Test
  void lateDataOfAFinalShiftRestatesItWhenItHasComeToRest() {
    ShiftResult before = press.shift("05:00");
    press.arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));

    press.ticks("14:01", "14:05");
    assertThat(press.restated()).isEmpty();
    press.tick("14:06");

    ShiftRestated event = press.restated().getFirst();
    assertThat(press.restated()).hasSize(1);
    assertThat(event.shift()).isEqualTo("early");
    assertThat(event.start()).isEqualTo(at("05:00"));
    assertThat(event.end()).isEqualTo(at("13:00"));
    assertThat(event.version()).isEqualTo(2);
    assertThat(event.cause()).isEqualTo(Cause.LATE_DATA);
    assertThat(event.lateFrom()).isEqualTo(at("10:00"));
    assertThat(event.policyId()).isEqualTo(before.policyId());
    assertThat(event.before().availability()).isEqualTo(1);
    assertThat(event.before().oee()).isEqualTo(before.ratios().oee());
    assertThat(event.after().runMillis()).isEqualTo(7 * 3_600_000);
    assertThat(event.after().pieces()).isEqualTo(6_000);
    assertThat(before.version()).isEqualTo(1);
    assertThat(press.shift("05:00").version()).isEqualTo(2);
    assertThat(press.shift("05:00").times().fault()).isEqualTo(3_600_000);
    assertThat(event.after().oee()).isEqualTo(press.shift("05:00").ratios().oee());
  }

  @Test
  void theRestatedKpisHaveTheTimeAtWhichTheShiftEnded() {
    press.arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    press.ticks("14:01", "14:06");

    TelemetryMessage kpis = press.outbox.telemetry.getLast();
    assertThat(kpis.points()).allMatch(point -> point.time() == at("13:00"));
    // so that a store which keeps the last in event order keeps these
    assertThat(kpis.points()).allMatch(point -> point.sequence() == 2);
    assertThat(press.outbox.newest("SHIFT"))
        .containsEntry("t_fault", 3_600_000L)
        .containsEntry("phase", "RESTATED")
        .containsEntry("n_total", 6_000L);
  }

  @Test
  void whatWasRestatedIsNotToldAgain() {
    press.arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    press.ticks("14:01", "14:30");

    assertThat(press.restated()).hasSize(1);

    press.arrive(state("11:30", "STOPPED"), state("11:40", "ACTIVE"));
    press.ticks("14:31", "14:40");

    assertThat(press.restated()).extracting(ShiftRestated::version).containsExactly(2, 3);
    assertThat(press.restated().getLast().before()).isEqualTo(press.restated().getFirst().after());
    assertThat(press.restated()).extracting(ShiftRestated::eventId).doesNotHaveDuplicates();
  }

  @Test
  void lateDataThatChangesNothingIsNotTold() {
    press.arrive(state("10:00", "ACTIVE"), count("12:00", 6_000), state("11:00", "ACTIVE"));
    press.ticks("14:01", "14:10");

    assertThat(press.restated()).isEmpty();
    assertThat(press.shift("05:00").version()).isEqualTo(1);
    assertThat(press.head().dirtyFrom()).isEqualTo(Head.NOTHING);
    assertThat(press.head().closed().settled()).isTrue();
  }

  @Test
  void whatTheNextShiftsInheritRestatesThemToo() {
    press.ticks("14:01", "21:20");
    // the machine stopped before the border and nobody has said since that it runs
    press.arrive(state("12:59", "STOPPED"));

    press.ticks("21:21", "21:26");

    assertThat(press.restated()).extracting(ShiftRestated::shift).containsExactly("early", "late");
    assertThat(press.shift("13:00").times().fault()).isEqualTo(8 * 3_600_000);
    assertThat(press.shift("21:00").times().fault()).isEqualTo(26L * 60_000);
  }

  @Test
  void aLateChangeoverRestatesByTheCycleOfTheProduct() {
    press.arrive(product("06:00", "b"));
    press.ticks("14:01", "14:06");

    // 6000 pieces of 6 s instead of 4 s; the break stands outside what is planned only if it stood
    assertThat(press.shift("05:00").ratios().performance()).isEqualTo(36_000 / 28_800d);
    assertThat(press.shift("05:00").product()).isEqualTo("b");
    assertThat(press.restated()).hasSize(1);
  }

  @Test
  void aCounterThatWasResetAroundTheBorderIsRestatedExactly() {
    press.arrive(count("13:30", 300));
    press.ticks("14:01", "14:10");
    assertThat(Objects.requireNonNull(press.shift("05:00").pieces()).total()).isEqualTo(6_000);

    press.arrive(count("12:30", 6_400), count("12:50", 0), count("12:55", 40));
    press.ticks("14:11", "14:16");

    assertThat(Objects.requireNonNull(press.shift("05:00").pieces()).total()).isEqualTo(6_440);
    assertThat(press.shift("05:00").flags()).contains(ResultFlag.COUNT_RESET);
    assertThat(Objects.requireNonNull(press.shift("13:00").pieces()).total()).isEqualTo(260L);
  }

  @Test
  void lateDataBetweenShiftsReachesTheShiftAfter() {
    Press other = new Press();
    other.history =
        Shifts.press(0, 0, List.of(Shifts.shift("early", 6, 10), Shifts.shift("late", 14, 22)));
    other.arrive(state("05:00", "ACTIVE"));
    other.ticks("08:55", "09:20");
    other.ticks("12:55", "21:20");
    other.arrive(state("11:00", "STOPPED"), state("13:30", "ACTIVE"));
    other.ticks("21:21", "21:26");

    assertThat(other.restated()).extracting(ShiftRestated::shift).containsExactly("late");
    assertThat(other.shift("13:00").times().fault()).isEqualTo(30 * 60_000);
  }

  @Test
  void aPlantModelThatMovedTheShiftsLeavesTheClosedOnesAsTheyWere() {
    press.history = Shifts.press(0, 0, List.of(Shifts.shift("day", 0, 0)));
    press.arrive(state("10:00", "STOPPED"), state("11:00", "ACTIVE"));
    press.ticks("14:01", "14:06");

    assertThat(press.restated()).extracting(ShiftRestated::shift).containsExactly("early");
    assertThat(press.shift("05:00").times().fault()).isEqualTo(3_600_000);
  }
}
