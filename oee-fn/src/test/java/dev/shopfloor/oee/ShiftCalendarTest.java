package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.HOUR;
import static dev.shopfloor.oee.Facts.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.plant.BreakSpec;
import dev.shopfloor.plant.ShiftSpec;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ShiftCalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
  private static final List<ShiftSpec> DAY =
      List.of(new ShiftSpec("day", LocalTime.MIN, LocalTime.MIN, ALL));
  private static final List<ShiftSpec> THREE =
      List.of(
          new ShiftSpec("early", LocalTime.of(6, 0), LocalTime.of(14, 0), ALL),
          new ShiftSpec("late", LocalTime.of(14, 0), LocalTime.of(22, 0), ALL),
          new ShiftSpec("night", LocalTime.of(22, 0), LocalTime.of(6, 0), ALL));
  private static final List<ShiftSpec> WEEK =
      List.of(
          new ShiftSpec(
              "early",
              LocalTime.of(6, 0),
              LocalTime.of(14, 0),
              EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));

  @Test
  void theDayOfTheSpringChangeHas23Hours() {
    ShiftWindow berlin = ShiftCalendar.windowAt(BERLIN, DAY, nanos("2026-03-29T12:00:00Z"));
    ShiftWindow newYork = ShiftCalendar.windowAt(NEW_YORK, DAY, nanos("2026-03-08T12:00:00Z"));

    assertThat(berlin)
        .isEqualTo(shift("day", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"));
    assertThat(newYork)
        .isEqualTo(shift("day", "2026-03-08", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"));
  }

  @Test
  void theDayOfTheAutumnChangeHas25Hours() {
    ShiftWindow berlin = ShiftCalendar.windowAt(BERLIN, DAY, nanos("2026-10-25T12:00:00Z"));
    ShiftWindow newYork = ShiftCalendar.windowAt(NEW_YORK, DAY, nanos("2026-11-01T12:00:00Z"));

    assertThat(berlin.end() - berlin.start()).isEqualTo(25 * HOUR);
    assertThat(newYork.end() - newYork.start()).isEqualTo(25 * HOUR);
  }

  @Test
  void theNightShiftHasSevenOrNineHoursOverTheChange() {
    ShiftWindow spring = ShiftCalendar.windowAt(BERLIN, THREE, nanos("2026-03-29T01:30:00Z"));
    ShiftWindow autumn = ShiftCalendar.windowAt(BERLIN, THREE, nanos("2026-10-25T01:30:00Z"));
    ShiftWindow newYork = ShiftCalendar.windowAt(NEW_YORK, THREE, nanos("2026-11-01T06:30:00Z"));

    assertThat(spring)
        .isEqualTo(shift("night", "2026-03-28", "2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z"));
    assertThat(autumn)
        .isEqualTo(shift("night", "2026-10-24", "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z"));
    assertThat(newYork.end() - newYork.start()).isEqualTo(9 * HOUR);
  }

  @Test
  void theBorderBelongsToTheShiftThatBegins() {
    ShiftWindow window = ShiftCalendar.windowAt(BERLIN, THREE, nanos("2026-01-05T13:00:00Z"));

    assertThat(window.code()).isEqualTo("late");
    assertThat(window.start()).isEqualTo(nanos("2026-01-05T13:00:00Z"));
  }

  @Test
  void theWeekendIsOneWindowBetweenShifts() {
    ShiftWindow window = ShiftCalendar.windowAt(BERLIN, WEEK, nanos("2026-01-10T12:00:00Z"));

    assertThat(window)
        .isEqualTo(
            new ShiftWindow(
                "", nanos("2026-01-09T13:00:00Z"), nanos("2026-01-12T05:00:00Z"), true));
  }

  @Test
  void withoutAnyRuleAllTimeIsBetweenShifts() {
    ShiftWindow window = ShiftCalendar.windowAt(BERLIN, List.of(), nanos("2026-01-10T12:00:00Z"));

    assertThat(window.offShift()).isTrue();
    assertThat(window.contains(nanos("2026-01-10T12:00:00Z"))).isTrue();
  }

  private static final List<ShiftSpec> BREAKS =
      List.of(
          new ShiftSpec(
              "night",
              LocalTime.of(22, 0),
              LocalTime.of(6, 0),
              ALL,
              List.of(
                  new BreakSpec(LocalTime.of(23, 50), LocalTime.of(0, 10)),
                  new BreakSpec(LocalTime.of(2, 40), LocalTime.of(2, 50)),
                  new BreakSpec(LocalTime.of(3, 30), LocalTime.of(3, 45)))),
          new ShiftSpec("day", LocalTime.of(6, 0), LocalTime.of(22, 0), ALL));

  @Test
  void breaksFollowTheClockOverMidnight() {
    ShiftWindow night = ShiftCalendar.windowAt(BERLIN, BREAKS, nanos("2026-01-10T00:00:00Z"));

    assertThat(night.breaks())
        .containsExactly(
            new PlannedBreak(nanos("2026-01-09T22:50:00Z"), nanos("2026-01-09T23:10:00Z")),
            new PlannedBreak(nanos("2026-01-10T01:40:00Z"), nanos("2026-01-10T01:50:00Z")),
            new PlannedBreak(nanos("2026-01-10T02:30:00Z"), nanos("2026-01-10T02:45:00Z")));
  }

  @Test
  void breaksThatTheSpringChangeLaysOverOneAnotherAreOne() {
    ShiftWindow night = ShiftCalendar.windowAt(BERLIN, BREAKS, nanos("2026-03-29T01:30:00Z"));

    // 02:40 is 03:40 in that night, which the break from 03:30 to 03:45 reaches
    assertThat(night.breaks())
        .containsExactly(
            new PlannedBreak(nanos("2026-03-28T22:50:00Z"), nanos("2026-03-28T23:10:00Z")),
            new PlannedBreak(nanos("2026-03-29T01:30:00Z"), nanos("2026-03-29T01:50:00Z")));
  }

  @Test
  void aBreakInTheHourThatAutumnRepeatsIsTakenOnce() {
    ShiftWindow night = ShiftCalendar.windowAt(BERLIN, BREAKS, nanos("2026-10-25T01:30:00Z"));

    assertThat(night.breaks().get(1))
        .isEqualTo(new PlannedBreak(nanos("2026-10-25T00:40:00Z"), nanos("2026-10-25T00:50:00Z")));
    assertThat(night.breaks()).hasSize(3);
  }

  @Test
  void aWindowThatIsCutKeepsTheBreaksThatAreInside() {
    ShiftWindow night = ShiftCalendar.windowAt(BERLIN, BREAKS, nanos("2026-01-10T00:00:00Z"));
    long cut = nanos("2026-01-09T23:00:00Z");

    assertThat(night.until(cut).breaks())
        .containsExactly(new PlannedBreak(nanos("2026-01-09T22:50:00Z"), cut));
    assertThat(night.from(cut).breaks())
        .hasSize(3)
        .first()
        .isEqualTo(new PlannedBreak(cut, nanos("2026-01-09T23:10:00Z")));
  }

  @Property(tries = 500)
  void windowsFollowOneAnotherWithoutGapOrOverlap(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
    long instant = second * Facts.SECOND;
    for (ZoneId zone : List.of(BERLIN, NEW_YORK, ZoneId.of("Australia/Lord_Howe"))) {
      for (List<ShiftSpec> rules : List.of(DAY, THREE, WEEK, BREAKS)) {
        ShiftWindow window = ShiftCalendar.windowAt(zone, rules, instant);
        ShiftWindow next = ShiftCalendar.windowAt(zone, rules, window.end());

        assertThat(window.contains(instant)).isTrue();
        assertThat(next.start()).isEqualTo(window.end());
        assertThat(ShiftCalendar.windowAt(zone, rules, window.end() - 1)).isEqualTo(window);
      }
    }
  }

  private static ShiftWindow shift(String code, String date, String start, String end) {
    return new ShiftWindow(code, date, nanos(start), nanos(end), false, List.of());
  }
}
