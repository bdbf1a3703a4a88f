package dev.shopfloor.cli.model;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarProblemsTest {
  private static final String SHIFTS =
      "shifts: {early: {start: \"06:00\", end: \"14:00\", days: mon-fri},"
          + " late: {start: \"14:00\", end: \"22:00\", days: mon-sat},"
          + " long: {start: \"06:00\", end: \"18:00\", days: sun}}\n";

  static Stream<Arguments> days() {
    return Stream.of(
        arguments("holidays: [soon]", "6:16: error: @.holidays[0]: \"soon\" is no day from 1970"),
        arguments("holidays: [2026]", "@.holidays[0]: the number 2026: a text is wanted"),
        arguments("holidays: \"1969-12-31\"", "\"1969-12-31\" is no day from 1970 to 2200; write"),
        arguments(
            "holidays: [2026-12-25, \"2026-12-25\"]",
            "warning: @.holidays[1]: \"2026-12-25\" stands here for the second time"),
        arguments("extraShifts: [a]", "error: @.extraShifts: a list: a mapping is wanted"),
        arguments(
            "extraShifts: {tomorrow: [early]}",
            "error: @.extraShifts.tomorrow: \"tomorrow\" is no day"),
        arguments(
            "extraShifts: {2026-12-05: [earl]}",
            "error: @.extraShifts.2026-12-05: \"earl\" is no shift of this site; did you mean \"e"),
        arguments(
            "extraShifts: {2026-12-04: [early]}",
            "warning: @.extraShifts.2026-12-04: the shift \"early\" starts on 2026-12-04 in any"),
        arguments(
            "extraShifts: {2026-12-05: [long]}",
            "error: @.extraShifts.2026-12-05: the extra shift \"long\" overlaps the shift \"late\""
                + " of 2026-12-05; take another shift, or make that day a holiday"),
        arguments(
            "extraShifts: {2026-12-06: [early]}",
            "the extra shift \"early\" overlaps the shift \"long\" of 2026-12-06"),
        arguments(
            "holidays: [2026-12-05]\nextraShifts: {2026-12-05: [early, long]}",
            "the extra shift \"long\" overlaps the shift \"early\" of 2026-12-05"),
        arguments("breaksCount: no", "error: @.breaksCount: \"no\": not known here"));
  }

  static Stream<Arguments> stops() {
    String from = "{from: \"2026-12-05T06:00\", ";
    return Stream.of(
        arguments("{}", "error: @.plannedStops: a mapping: plannedStops is a list; write [{from:"),
        arguments("[x]", "error: @.plannedStops[0]: \"x\" is no planned stop"),
        arguments("[{to: \"2026-12-05T06:00\"}]", "error: @.plannedStops[0]: from is missing"),
        arguments("[{from: \"2026-12-05\", to: x}]", "[0].from: \"2026-12-05\" is no instant"),
        arguments(
            "[" + from + "to: \"2026-12-05T06:00\"}]", "[0].to: the planned stop ends before"),
        arguments("[" + from + "to: \"2026-12-06T06:00\", counts: no}]", "[0].counts: \"no\": not"),
        arguments("[" + from + "until: x}]", "[0].until: \"until\" is no key here"),
        arguments(
            "[{from: \"2026-03-29T02:30\", to: \"2026-03-29T06:00\"}]",
            "[0].from: \"2026-03-29T02:30\" is no time in Europe/Berlin, where the clock is"
                + " changed; write it with its offset"),
        arguments(
            "[{from: \"2026-10-25T02:30\", to: \"2026-10-25T06:00\"}]",
            "[0].from: \"2026-10-25T02:30\" is two times in Europe/Berlin"),
        arguments(
            "["
                + from
                + "to: \"2026-12-05T08:00\", reason: a},\n"
                + "   {from: \"2026-12-05T07:00\", to: \"2026-12-05T09:00\", reason: b}]",
            "7:8: error: @.plannedStops[1]: the planned stop \"b\" overlaps \"a\" of line 6; let"));
  }

  @ParameterizedTest
  @MethodSource("days")
  void whatIsWrongWithDaysIsNamedWithItsPlace(String keys, String expected) {
    TestFiles.assertProblem(
        TestFiles.site(SHIFTS + keys, "type: p"), expected.replace("@", "sites.berlin"));
  }

  @ParameterizedTest
  @MethodSource("stops")
  void whatIsWrongWithPlannedStopsIsNamedWithItsPlace(String stops, String expected) {
    TestFiles.assertProblem(
        TestFiles.site("holidays: []\nplannedStops: " + stops, "type: p"),
        expected.replace("@", "sites.berlin"));
  }

  @ParameterizedTest
  @MethodSource("stops")
  void theSameIsWrongAtAnAsset(String stops, String expected) {
    TestFiles.assertProblem(
        TestFiles.plant("type: p\nplannedStops: " + stops.replace("\n", "")),
        expected
            .replaceFirst("^[0-9:]+ ", "")
            .replace("of line 6", "of line 10")
            .replace("@", "sites.berlin.lines.line1.assets.press07"));
  }
}
