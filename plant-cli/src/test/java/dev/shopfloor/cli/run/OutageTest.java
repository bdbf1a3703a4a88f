package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.Progress;
import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.plant.PlantModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store or the CMMS is away for a simulated minute: nothing is lost, and nothing is doubled.
 */
class OutageTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MINUTES = 8;
  // three readings a minute and one condition; the local store keeps one row a reading
  private static final long READINGS = MINUTES * 3 + 1;
  private static final PlantModel MODEL =
      PlantFiles.compile(
              "outage.yaml",
              """
              shopfloor: 1
              sites:
                berlin:
                  zone: Europe/Berlin
                  lines:
                    line1:
                      assets:
                        press07:
                          type: press
                          states: simple
                          idealCycle: 10 s
                          tags:
                            state: state
                            temperature: Cel
                            part_count: {role: counter, counts: total}
                            hydraulics: alarm
              """
                  .getBytes(StandardCharsets.UTF_8))
          .require();

  @TempDir Path folder;

  @Test
  void theTimeSeriesDatabaseIsAwayForAMinute() throws Exception {
    RunReport report =
        run((plant, minute) -> {
          if (minute == 3) {
            plant.plant().stores().timeSeries().stop();
          } else if (minute == 4) {
            plant.plant().stores().timeSeries().start();
          }
        });

    assertThat(report.differences()).isEmpty();
    assertThat(report.stuck()).isEmpty();
    Ledger writer = ledger(report, Stage.WRITER);
    assertThat(writer.counted(Subject.POINTS, Outcome.RETURNED)).isPositive();
    assertThat(report.rows()).containsEntry("press", READINGS);
    assertThat(report.workOrders()).hasSize(1);
  }

  @Test
  void theMaintenanceSystemIsAwayForTheMinuteInWhichTheAlarmComes() throws Exception {
    RunReport report =
        run((plant, minute) -> {
          if (minute == 5) {
            plant.plant().stores().cmms().stop();
          } else if (minute == 6) {
            plant.plant().stores().cmms().start();
          }
        });

    assertThat(report.differences()).isEmpty();
    assertThat(report.stuck()).isEmpty();
    assertThat(report.workOrders()).extracting(WorkOrder::title).hasSize(1);
    assertThat(report.rows()).containsEntry("press", READINGS);
  }

  private interface Outage {
    void atStartOf(PlantRun plant, int minute) throws Exception;
  }

  private RunReport run(Outage outage) throws Exception {
    Path home = Path.of("..").toAbsolutePath().normalize();
    PlantSetup setup = PlantSetup.passing(MODEL, home, folder, START);
    try (PlantRun plant = PlantRun.start(setup, Progress.silent())) {
      for (int minute = 0; minute < MINUTES; minute++) {
        outage.atStartOf(plant, minute);
        Instant time = START.plus(MINUTE.multipliedBy(minute));
        plant.publish(message(time, minute));
        plant.tick(time.plus(MINUTE));
      }
      return plant.report(START.plus(MINUTE.multipliedBy(MINUTES)), Duration.ZERO);
    }
  }

  private static MessageLine message(Instant time, int minute) {
    String condition =
        minute == 5
            ? ",\"hydraulics\":{\"level\":\"Fault\",\"nativeCode\":\"E7\",\"text\":\"PUMP\"}"
            : "";
    String payload =
        "{\"timestamp\":%d,\"state\":1,\"temperature\":%d.5,\"part_count\":%d%s}"
            .formatted(time.toEpochMilli(), 40 + minute, 100 + minute * 6, condition);
    return new MessageLine(
        "plant/berlin/line1/press07/telemetry",
        time.toEpochMilli(),
        payload.getBytes(StandardCharsets.UTF_8));
  }

  private static Ledger ledger(RunReport report, Stage stage) {
    List<Ledger> found =
        report.ledgers().stream().filter(ledger -> ledger.stage() == stage).toList();
    return found.getFirst();
  }
}
