package dev.shopfloor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Measured OURS = new Measured("ours", 10, "µs", OptionalDouble.of(412));
  private static final Measured THEIRS = Measured.of("Jackson", 4, "µs");
  private static final Row MET = Row.beside("work", OURS, THEIRS, new Target.AtMostTimes(3));
  private static final Row MISSED =
      Row.alone("memory", OURS, new Target.BytesAtMost(300)).saying("The profile shows texts.");

  private final Report report =
      new Report(
          Pace.QUICK,
          new Machine("a processor", 2, "Linux amd64", "Temurin 25"),
          Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC));

  @Test
  void theHeadSaysHowWhenAndWhere() {
    report.add("Part", List.of(MET));

    assertThat(report.text())
        .contains(
            "`./plant bench --quick`",
            "- Day: 2026-11-23",
            "- Machine: a processor, 2 cores, Linux amd64, JDK Temurin 25");
  }

  @Test
  void whatIsWantedIsCountedAndWhatOnlyInformsIsNot() {
    report.add("Part", List.of(MET, MISSED, Row.alone("size", OURS, new Target.None())));

    assertThat(report.text()).contains("- Targets met: 1 of 2");
  }

  @Test
  void whatIsMissedStandsBeforeTheTablesWithItsReason() {
    report.add("Part", List.of(MET, MISSED));

    assertThat(report.text())
        .containsSubsequence(
            "## Missed",
            "- **Part: memory**: 412 B, wanted ≤ 300 B. The profile shows texts.",
            "## Part",
            "**no**");
  }

  @Test
  void whereNothingIsMissedNothingSaysSo() {
    report.add("Part", List.of(MET));

    assertThat(report.text()).doesNotContain("## Missed").contains("| yes |");
  }

  @Test
  void aTableHasNoColumnThatIsEmptyAndItsColumnsAreAligned() {
    report.add("Part", List.of(MET, Row.alone("more of it", OURS, new Target.None())));

    List<String> lines = report.text().lines().filter(line -> line.startsWith("|")).toList();
    assertThat(lines)
        .containsExactly(
            "| what       | ours    | B per reading | beside it | takes   | ratio  | target | met"
                + " |",
            "| ---------- | ------- | ------------- | --------- | ------- | ------ | ------ | ---"
                + " |",
            "| work       | 10.0 µs | 412           | Jackson   | 4.00 µs | 2.50 × | ≤ 3 ×  | yes"
                + " |",
            "| more of it | 10.0 µs | 412           |           |         |        |        |    "
                + " |");
  }

  @Test
  void aRemarkOnWhatIsMetStandsBelowItsTable() {
    report.add("Part", List.of(MET.saying("With its tree model.")));

    assertThat(report.text()).endsWith("|\n\n- work, beside Jackson: With its tree model.\n");
  }

  @Test
  void theRatioSaysWhatTheTargetAsksFor() {
    Row faster = Row.beside("work", OURS, Measured.of("Node", 35, "µs"), new Target.TimesFaster(3));

    assertThat(faster.cells()).contains("3.50 × faster", "yes");
    assertThat(MET.cells()).contains("2.50 ×");
  }
}
