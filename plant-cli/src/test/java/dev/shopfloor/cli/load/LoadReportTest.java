package dev.shopfloor.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadReportTest {
  private static final LoadSpec ONE_RATE = new LoadSpec(100, 30, 1, 1);
  private static final LoadSpec RAMP = new LoadSpec(100, 30, 1, 16);

  @Test
  void aPlantKeepsUpWhileTimesAreShortAndAllIsDoneSoonAfterTheLast() {
    Map<PlantPart, Double> cores = Steps.cores(0.1, 0.1, 0.1);

    assertThat(Steps.of(100, 5_000, 10, 0, cores, 1, 1).keepsUp()).isTrue();
    assertThat(Steps.of(100, 5_001, 0, 0, cores, 1, 1).keepsUp()).isFalse();
    assertThat(Steps.of(100, 900, 10.1, 0, cores, 1, 1).keepsUp()).isFalse();
    assertThat(Steps.of(100, 900, Double.POSITIVE_INFINITY, 0, cores, 1, 1).keepsUp()).isFalse();
    assertThat(Steps.of(100, 900, 0, 1, cores, 1, 1).keepsUp()).isFalse();
  }

  @Test
  void theReportTellsWhatWasAcceptedStoredAndHowLateAndThatItAddsUp() {
    String text = text(report(ONE_RATE, List.of(Steps.quiet(100)), 0, List.of()));

    assertThat(text)
        .contains("Load 100x30x1 on two cores")
        .contains("1,000 messages of 1,000 sent")
        .contains("225 ms p50  450 p90  900 p99  990 p99.9  1,080 max")
        .containsPattern("TelemetryQueue +12 messages at most, 7 at the end")
        .doesNotContain("AlertQueue")
        .contains("0.60 of 2 cores")
        .contains("The plant keeps up.")
        .contains("30,000 = 29,990 stored + 10 duplicate")
        .contains("It adds up");
  }

  @Test
  void anOverloadedPlantSaysSoAndWhatLimitsItAndWhatWasNotSent() {
    StepResult step =
        Steps.of(100, 8_000, 40, 300, Steps.cores(1.2, 0.4, 0.3), 2.0, 19_500_000_000L);

    assertThat(text(report(ONE_RATE, List.of(step), 0, List.of())))
        .contains("does NOT keep up. Limit: CPU: the plant took 1.90 of 2 cores")
        .contains("time-series database (QuestDB) 63 %")
        .contains("EnrichFunction was busy 98 % of the time of its 2 at once, and computed 25 %")
        .contains("300 messages that were due were not sent: sending was held back for 3.0 s");
  }

  @Test
  void cpuThatOthersTookIsNamed() {
    StepResult step = Steps.of(100, 8_000, 40, 0, Steps.cores(0.4, 0.2, 0.1), 1.95, 1);

    assertThat(Limit.of(step))
        .contains("CPU, which others on this machine took too", "others 1.25");
  }

  @Test
  void whereNothingIsFullThatIsSaid() {
    StepResult step = Steps.of(100, 8_000, 40, 0, Steps.cores(0.4, 0.2, 0.1), 0.9, 1);

    assertThat(Limit.of(step)).startsWith("none of the parts is full: the plant took 0.70 of 2");
  }

  @Test
  void aFunctionWhoseEnvironmentsAllWaitIsNamedThoughTheCpuIsFree() {
    StepResult step = Steps.of(100, 8_000, 40, 0, Steps.cores(0.4, 0.2, 0.1), 0.9, 19_000_000_000L);

    assertThat(Limit.of(step))
        .isEqualTo(
            "one function; EnrichFunction was busy 95 % of the time of its 2 at once, and computed"
                + " 25 % of that");
  }

  @Test
  void messagesThatStillWaitAreQueuedAndTheLedgerIsNotJudged() {
    LoadReport report = report(ONE_RATE, List.of(Steps.full(800)), 4_711, List.of());

    assertThat(report.addsUp()).isFalse();
    assertThat(text(report))
        .contains("4,711 messages were still queued when the plant was stopped: not lost")
        .contains("is not known")
        .doesNotContain("It adds up", "It does NOT add up");
  }

  @Test
  void aDifferenceIsADefect() {
    LoadReport report =
        report(ONE_RATE, List.of(Steps.quiet(100)), 0, List.of("readings sent: 2, but 1"));

    assertThat(report.addsUp()).isFalse();
    assertThat(text(report)).contains("DIFFERENCE readings sent: 2, but 1", "does NOT add up");
  }

  @Test
  void aRampIsATableWithTheKneeAndItsLimit() {
    String text =
        text(
            report(
                RAMP,
                List.of(
                    Steps.quiet(100),
                    Steps.quiet(200),
                    Steps.full(400),
                    Steps.quiet(280),
                    Steps.full(330)),
                0,
                List.of()));

    assertThat(text)
        .contains(
            "Knee: between 280 messages/s (8,400 readings/s), which it does, and 330 messages/s"
                + " (9,900 readings/s), which it does not.")
        .contains("Limit there: CPU: the plant took 1.90 of 2 cores");
    assertThat(text.lines())
        .contains(
            "  due msg/s  stored msg/s    p50 ms    p99 ms    max ms  waiting  done after  cores "
                + " keeps up",
            "      100.0          99.3       225       900      1080        7       1.0 s   0.60 "
                + " yes");
    assertThat(text.lines().filter(line -> line.endsWith("  yes"))).hasSize(3);
    assertThat(text.lines().filter(line -> line.endsWith("  NO"))).hasSize(2);
  }

  @Test
  void aKneeBeyondTheRampIsNotGuessed() {
    assertThat(Knee.of(List.of(Steps.quiet(100))).sentence(30)).contains("above the last rate");
    assertThat(Knee.of(List.of(Steps.full(100))).sentence(30)).contains("below the first rate");
    assertThat(Knee.of(List.of()).sentence(30)).contains("not looked for");
  }

  @Test
  void theSameIsToldToProgramsOneObjectALineTheLedgerLast() {
    StringWriter out = new StringWriter();
    new LoadJson(new PrintWriter(out, true))
        .print(report(RAMP, List.of(Steps.quiet(100), Steps.full(200)), 0, List.of()));

    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst())
        .startsWith("{\"outcome\":\"step\",\"load\":\"100x30x1..16\"")
        .contains("\"keepsUp\":true", "\"p99.9\":990.0", "\"queuesMost\":{\"AlertQueue\":0,")
        .doesNotContain("limit");
    assertThat(lines.get(1)).contains("\"keepsUp\":false", "\"limit\":\"CPU");
    assertThat(lines.get(2))
        .startsWith("{\"outcome\":\"knee\",\"keepsUpAt\":100.0,\"doesNotAt\":200.0,\"limit\":");
    assertThat(lines.getLast())
        .startsWith("{\"outcome\":\"ledger\",\"addsUp\":true,\"messages\":1000,\"readings\":30000")
        .contains("\"writer\":{\"points\":{\"taken\":30000,\"stored\":29990,\"duplicate\":10,");
  }

  private static LoadReport report(
      LoadSpec spec, List<StepResult> steps, int waiting, List<String> differences) {
    Ledger writer = new Ledger(Stage.WRITER);
    writer.take(Subject.POINTS, 30_000);
    writer.count(Subject.POINTS, Outcome.STORED, 29_990);
    writer.count(Subject.POINTS, Outcome.DUPLICATE, 10);
    return new LoadReport(
        spec, "two cores", steps, 1_000, 30_000, List.of(writer), waiting, Map.of(), differences);
  }

  private static String text(LoadReport report) {
    StringWriter out = new StringWriter();
    new LoadText(new PrintWriter(out, true)).print(report);
    return out.toString();
  }
}
