package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateAlertTest {
  private static final String PLANT =
      """
      shopfloor: 1
      workOrders:
        rules:
          - name: oil
            match: {signal: "oil*", severity: high..}
            severity: critical
            route: {team: Hydraulics, fields: {workType: CM}}
          - name: doors
            match: {signal: door}
            mute: opened by hand all day
          - {name: pumps, match: {type: pump}, route: Mechanics, holdOff: 90 s, priority: P1}
          - {name: calm, flapping: {times: 4}, route: Everybody}
        maintenance:
          - {match: {asset: pump1}, days: sat, at: "06:00", for: 4 h, reason: weekly service}
          - {match: {line: line1}, from: "2026-11-28T08:00", to: "2026-11-28T09:00", reason: power off}
        shelved:
          - {match: {asset: pump2, code: "149"}, until: "2026-12-01T06:00", reason: part is ordered}
        budget: {asset: {orders: 5, per: 1 h}}
      sites:
        berlin:
          zone: Europe/Berlin
          lines:
            line1:
              assets:
                pump1: {type: pump, criticality: high}
                pump2: {type: pump, workOrders: {from: high}}
      """;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String file = "";

  @BeforeEach
  void plant() throws IOException {
    file = Files.writeString(folder.resolve("plant.yaml"), PLANT).toString();
  }

  @Test
  void everySettingIsExplainedWithTheRuleThatWinsAndThoseThatComeLater() {
    assertThat(
            validate(
                "--alert",
                "pump1:threshold:oil_temp:H",
                "--severity",
                "high",
                "--at",
                "2026-11-25T12:00"))
        .isZero();

    assertThat(out)
        .hasToString(
            """
            berlin/pump1, kind THRESHOLD, signal oil_temp, code H, HIGH, 2026-11-25T12:00+01:00
              work order: priority P1 if it still stands after 90 s
              severity  CRITICAL <- rule oil, line 4
              priority  P1 <- rule pumps, line 11
              from      MEDIUM <- the asset's
              route     Hydraulics, workType=CM <- rule oil, line 4; comes later: pumps (line 11: Mechanics), calm (line 12: Everybody)
              mute      -
              holdOff   90 s <- rule pumps, line 11
              flapping  4 times within 10 min, pause 1 d <- rule calm, line 12
              budget    asset 5 per 1 h, site 30 per 10 min
            """);
  }

  @Test
  void windowsThatHoldAreListedTheOneThatCountsFirst() {
    validate("--alert", "berlin/pump1", "--severity", "high", "--at", "2026-11-28T08:30");

    assertThat(out.toString())
        .contains(
            "  no work order: maintenance until 2026-11-28T10:00+01:00: weekly service\n",
            "  silent    maintenance: weekly service, until 2026-11-28T10:00+01:00, line 14\n"
                + "  silent    maintenance: power off, until 2026-11-28T09:00+01:00, line 15\n");
  }

  @Test
  void whatIsMutedShelvedOrBelowIsSaid() {
    validate("--alert", "pump1:state:door", "--at", "2026-11-25T12:00");
    validate(
        "--alert", "pump2:state:x:149", "--severity", "high", "--at", "2026-11-25T12:00+01:00");
    validate("--alert", "pump2:state:x", "--at", "2026-11-25T12:00");

    assertThat(out.toString())
        .contains("  no work order: muted: opened by hand all day (rule doors)\n")
        .contains("  mute      opened by hand all day <- rule doors, line 8\n")
        .contains("  no work order: shelved until 2026-12-01T06:00+01:00: part is ordered\n")
        .contains("  no work order: severity MEDIUM is below work-order severity HIGH\n");
  }

  @Test
  void theExplanationIsJsonForPrograms() {
    validate(
        "--alert", "pump2:stop::149", "--severity", "HIGH", "--at", "2026-11-28T08:30", "--json");

    assertThat(out)
        .hasToString(
            "{\"asset\":\"berlin/pump2\",\"known\":true,\"kind\":\"STOP\",\"code\":\"149\","
                + "\"severity\":\"HIGH\",\"at\":\"2026-11-28T07:30:00Z\",\"workOrder\":false,"
                + "\"why\":\"shelved until 2026-12-01T06:00+01:00: part is ordered\",\"settings\":{"
                + "\"severity\":{\"value\":\"HIGH\"},"
                + "\"priority\":{\"value\":\"P1\",\"rule\":\"pumps\",\"line\":11},"
                + "\"from\":{\"value\":\"HIGH\"},"
                + "\"route\":{\"value\":\"Mechanics\",\"rule\":\"pumps\",\"line\":11,"
                + "\"later\":[{\"rule\":\"calm\",\"line\":12,\"value\":\"Everybody\"}]},"
                + "\"mute\":{},\"holdOff\":{\"value\":\"90 s\",\"rule\":\"pumps\",\"line\":11},"
                + "\"flapping\":{\"value\":\"4 times within 10 min, pause 1 d\","
                + "\"rule\":\"calm\",\"line\":12}},"
                + "\"budget\":{\"asset\":{\"orders\":5,\"seconds\":3600},"
                + "\"site\":{\"orders\":30,\"seconds\":600}},\"silences\":["
                + "{\"kind\":\"shelved\",\"reason\":\"part is ordered\","
                + "\"until\":\"2026-12-01T05:00:00Z\",\"line\":17},"
                + "{\"kind\":\"maintenance\",\"reason\":\"power off\","
                + "\"until\":\"2026-11-28T08:00:00Z\",\"line\":15}]}\n");
  }

  @Test
  void anAlertLineOfAFileIsExplainedAtItsOwnTimeAndSeverity() throws IOException {
    Path line =
        Files.writeString(
            folder.resolve("alert.jsonl"),
            AlertLines.raised("e1", "oil_temp", Severity.HIGH, AlertLines.MORNING)
                .replace("press07", "pump1"));

    assertThat(validate("--alert", line.toString())).isZero();

    assertThat(out.toString())
        .startsWith(
            "berlin/pump1, kind STATE, signal oil_temp, code 26, HIGH, 2026-11-16T04:33:21+01:00\n")
        .contains("severity  CRITICAL");
  }

  @Test
  void wrongUseIsSaidWithWhatCouldBeMeant() throws IOException {
    String noAlert =
        Files.writeString(folder.resolve("x.jsonl"), "{\"outcome\":\"point\"}\n").toString();
    for (List<String> use :
        List.of(
            List.of("--alert", "pump9"),
            List.of("--alert", "pump1:alarm"),
            List.of("--alert", "pump1", "--at", "tomorrow"),
            List.of("--alert", "pump1", "--severity", "urgent"),
            List.of("--alert", noAlert),
            List.of("--severity", "high"))) {
      assertThat(validate(use.toArray(String[]::new))).as("%s", use).isEqualTo(2);
    }

    assertThat(err.toString())
        .contains("no asset \"pump9\"; name one of berlin/pump1, berlin/pump2")
        .contains("\"alarm\" is no kind of alert; it can be anomaly, data-quality")
        .contains("--at: \"tomorrow\" is no instant after 1970")
        .contains("has no line that is the beginning of a problem")
        .contains("belong to --alert");
    assertThat(out).hasToString("");
  }

  @Test
  void aPlantFileWithAnErrorExplainsNothing() throws IOException {
    Files.writeString(Path.of(file), PLANT.replace("priority: P1", "priority: P7"));

    assertThat(validate("--alert", "pump1")).isEqualTo(1);
    assertThat(err.toString()).contains("plant.yaml:11:", "\"P7\": not known here");
  }

  private int validate(String... more) {
    String[] all =
        Stream.concat(Stream.of("validate", file), Stream.of(more)).toArray(String[]::new);
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}
