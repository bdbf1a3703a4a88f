package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.plant.CalendarRules;
import dev.shopfloor.plant.PlannedStop;
import dev.shopfloor.plant.PlannedStop.Counts;
import dev.shopfloor.plant.ShiftSpec;
import dev.shopfloor.plant.ShiftSpec.BusinessDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarTest {
  private static final String SHIFTS =
      """
      shifts:
        early: {start: "06:00", end: "14:00", days: mon-fri}
        night: {start: "22:00", end: "06:00", days: sun-thu, businessDate: end}
      """;

  @Test
  void aSiteWithoutAnySpecialDayHasNone() {
    assertThat(rules(SHIFTS, "type: p")).isEqualTo(CalendarRules.NONE);
  }

  @Test
  void holidaysAndExtraShiftsAreDaysOfTheSite() {
    CalendarRules rules =
        rules(
            SHIFTS
                + """
                holidays: ["2026-12-25", 2026-12-26]
                extraShifts: {"2026-12-05": [early], 2026-12-25: night}
                """,
            "type: p");

    assertThat(rules.holidays())
        .containsExactlyInAnyOrder(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26));
    assertThat(rules.extra())
        .isEqualTo(
            Map.of(
                LocalDate.of(2026, 12, 5), Set.of("early"),
                LocalDate.of(2026, 12, 25), Set.of("night")));
  }

  @Test
  void aShiftMayBeToldUnderTheDayOfItsEnd() {
    List<ShiftSpec> shifts = TestFiles.asset(TestFiles.site(SHIFTS, "type: p")).oee().shifts();

    assertThat(shifts)
        .extracting(ShiftSpec::businessDate)
        .containsExactly(BusinessDate.START, BusinessDate.END);
  }

  @Test
  void breaksMayBeALoss() {
    assertThat(rules("breaksCount: loss", "type: p").breaks()).isEqualTo(Counts.LOSS);
  }

  @Test
  void aPlannedStopIsReadWithItsOffsetOrBySitesClock() {
    CalendarRules rules =
        rules(
            """
            plannedStops:
              - {from: "2026-12-24T06:00", to: "2026-12-27T06:00:00Z", reason: holidays}
              - {from: "2026-07-01T06:00:00", to: "2026-07-01T07:30:00.5", counts: loss}
            """,
            "type: p");

    assertThat(rules.stops())
        .containsExactly(
            stop("2026-07-01T04:00:00Z", "2026-07-01T05:30:00.5Z", "planned stop", Counts.LOSS),
            stop("2026-12-24T05:00:00Z", "2026-12-27T06:00:00Z", "holidays", Counts.EXCLUDED));
  }

  @Test
  void theNearerStopStandsWhereSiteLineAndAssetSayDifferentThings() {
    String file =
        TestFiles.site(
                "plannedStops: [{from: \"2026-12-05T06:00Z\", to: \"2026-12-05T18:00Z\","
                    + " reason: site}]",
                "type: p\n"
                    + "plannedStops: [{from: \"2026-12-05T10:00Z\", to: \"2026-12-05T11:00Z\","
                    + " reason: asset}]")
            .replace(
                "        assets:",
                "        plannedStops: [{from: \"2026-12-05T08:00Z\", to: \"2026-12-05T12:00Z\","
                    + " reason: line, counts: loss}]\n        assets:");

    assertThat(TestFiles.asset(file).oee().calendar().stops())
        .containsExactly(
            stop("2026-12-05T06:00:00Z", "2026-12-05T08:00:00Z", "site", Counts.EXCLUDED),
            stop("2026-12-05T08:00:00Z", "2026-12-05T10:00:00Z", "line", Counts.LOSS),
            stop("2026-12-05T10:00:00Z", "2026-12-05T11:00:00Z", "asset", Counts.EXCLUDED),
            stop("2026-12-05T11:00:00Z", "2026-12-05T12:00:00Z", "line", Counts.LOSS),
            stop("2026-12-05T12:00:00Z", "2026-12-05T18:00:00Z", "site", Counts.EXCLUDED));
  }

  @Test
  void anAssetsStopMayCoverThatOfItsSite() {
    CalendarRules rules =
        rules(
            "plannedStops: [{from: \"2026-12-05T06:00Z\", to: \"2026-12-05T07:00Z\"}]",
            "type: p\n"
                + "plannedStops: [{from: \"2026-12-05T05:00Z\", to: \"2026-12-05T08:00Z\","
                + " reason: asset}]");

    assertThat(rules.stops())
        .containsExactly(
            stop("2026-12-05T05:00:00Z", "2026-12-05T08:00:00Z", "asset", Counts.EXCLUDED));
  }

  private static CalendarRules rules(String site, String asset) {
    return TestFiles.asset(TestFiles.site(site, asset)).oee().calendar();
  }

  private static PlannedStop stop(String from, String to, String reason, Counts counts) {
    return new PlannedStop(ns(from), ns(to), reason, counts);
  }

  private static long ns(String text) {
    Instant instant = Instant.parse(text);
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
