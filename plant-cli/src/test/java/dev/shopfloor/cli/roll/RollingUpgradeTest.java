package dev.shopfloor.cli.roll;

import static dev.shopfloor.cli.roll.Roll.BRIDGE;
import static dev.shopfloor.cli.roll.Roll.ENRICH;
import static dev.shopfloor.cli.roll.Roll.OEE;
import static dev.shopfloor.cli.roll.Roll.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.PlantPorts;
import dev.shopfloor.cli.local.Progress;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.run.LedgerBook;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.cli.run.PlantRun;
import dev.shopfloor.cli.run.PlantSetup;
import dev.shopfloor.cli.run.RunReport;
import dev.shopfloor.cli.simulation.SentMessage;
import dev.shopfloor.cli.simulation.SimulatedPlant;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Reason;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writer, oee and bridge are rolled to the next release and back, while machines send and a shift
 * ends: killed in the midst of batches, with both releases at work and messages, events and items
 * of both. What is left at the end is what a plant leaves that nobody rolled.
 */
class RollingUpgradeTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final int MINUTES = 30;
  private static final int READINGS_A_MINUTE = 10;
  private static final SimulatedPlant MACHINES = SimulatedPlant.of(5);
  private static final PlantModel MODEL =
      PlantFiles.load(HOME.resolve("docs/examples/simulated/plant.yaml")).require();

  private static @TempDir Path folder;
  private static Traces still;
  private static Traces rolled;
  private static Roll roll;

  @BeforeAll
  static void runBoth() throws Exception {
    still = run(folder.resolve("still"), (plant, ledgers) -> null);
    rolled = run(folder.resolve("rolled"), Roll::new);
  }

  @Test
  void everyAccountAddsUpAndNothingIsStuck() {
    assertThat(rolled.report().differences()).isEmpty();
    assertThat(rolled.report().stuck()).isEmpty();
    assertThat(still.report().differences()).isEmpty();
    assertThat(still.report().stuck()).isEmpty();
  }

  @Test
  void everyReadingIsStoredOnceAndNoKpiIsAnother() {
    assertThat(rolled.rows()).containsOnlyKeys(still.rows().keySet());
    still
        .rows()
        .forEach((table, rows) -> {
          assertThat(rows).as(table).hasSizeGreaterThan(20);
          assertThat(Traces.difference(rolled.rows().get(table), rows)).as(table).isEmpty();
        });
    assertThat(points(rolled, Stage.ENRICH, Outcome.FORWARDED))
        .isEqualTo(points(still, Stage.ENRICH, Outcome.FORWARDED))
        .isGreaterThan(2_000);
  }

  @Test
  void everyShiftHasTheSameResult() {
    assertThat(still.report().results()).hasSizeGreaterThan(5).anyMatch(ShiftResult::closed);
    assertThat(rolled.report().results()).isEqualTo(still.report().results());
  }

  @Test
  void everyProblemHasOneOrder() {
    assertThat(still.orders()).hasSizeGreaterThanOrEqualTo(MINUTES / 3);
    assertThat(Traces.difference(rolled.orders(), still.orders())).isEmpty();
    assertThat(rolled.report().workOrders())
        .extracting(WorkOrder::marker)
        .doesNotHaveDuplicates()
        .doesNotContain("");
  }

  @Test
  void theBusTellsTheSame() {
    assertThat(Traces.difference(rolled.events(), still.events())).isEmpty();
    assertThat(rolled.events())
        .anyMatch(event -> event.startsWith("Alert "))
        .anyMatch(event -> event.startsWith("ShiftClosed "))
        .anyMatch(event -> event.startsWith("WorkOrderCreated "));
  }

  @Test
  void nothingGoesToQuarantineButWhatMachinesSentWrong() {
    assertThat(rolled.report().quarantine())
        .isEqualTo(still.report().quarantine())
        .doesNotContainKeys(
            Reason.MALFORMED_TELEMETRY, Reason.MALFORMED_ENVELOPE, Reason.UNSUPPORTED_EVENT);
  }

  @Test
  void whatTheNextReleaseKeptOutlivesTheWayBack() {
    assertThat(rolled.keptAttributes()).contains("OeeTable H", "WorkOrderTable STATE");
    assertThat(still.keptAttributes()).isEmpty();
  }

  @Test
  void bothReleasesWereAtWorkAndEachWasKilledInTheMidst() {
    for (String function : List.of(WRITER, OEE, BRIDGE)) {
      assertThat(roll.kills(function, false)).as(function).isPositive();
      assertThat(roll.kills(function, true)).as(function).isPositive();
    }
    assertThat(roll.spared()).as("functions that were to be killed and were not").isEmpty();
    for (String function : List.of(ENRICH, WRITER, OEE, BRIDGE)) {
      assertThat(roll.fewestInvocations(function)).as(function).isPositive();
    }
    assertThat(points(rolled, Stage.WRITER, Outcome.RETURNED)).isZero();
  }

  /** What is done to the functions at the beginning of each minute. */
  private static void at(int minute) throws IOException {
    switch (minute) {
      // from here on messages and events of both releases stand in the queues
      case 1 -> roll.next(ENRICH);

      case 2 -> roll.kill(WRITER, storing());
      case 3 -> roll.next(WRITER);
      case 4 -> roll.kill(WRITER, storing());
      case 5 -> roll.retire(WRITER);

      case 6 -> roll.kill(OEE, step -> step.is("DYNAMODB", "PutItem"));
      case 7 -> roll.kill(OEE, step -> step.is("SQS", "SendMessageBatch"));
      case 8 -> roll.next(OEE);
      case 9 -> roll.kill(OEE, remembering());
      case 12 -> roll.retire(OEE);

      case 11 -> roll.kill(BRIDGE, ordering());
      case 13 -> roll.next(BRIDGE);
      // the tick at the end of this minute closes a shift
      case 14 -> roll.kill(OEE, step -> step.is("EVENTBRIDGE", "PutEvents"));
      case 16 -> roll.retire(BRIDGE);

      // and back
      case 17 -> {
        roll.kill(WRITER, storing());
        roll.kill(BRIDGE, ordering());
      }
      case 18 -> roll.present(WRITER);
      case 19 -> roll.present(BRIDGE);
      case 20 -> roll.retire(WRITER);
      case 21 -> roll.kill(OEE, step -> step.is("DYNAMODB", "PutItem"));
      case 22 -> roll.present(OEE);
      case 23 -> roll.retire(BRIDGE);
      case 24 -> roll.kill(OEE, remembering());
      case 26 -> {
        roll.retire(OEE);
        roll.present(ENRICH);
        roll.retire(ENRICH);
        roll.retire(ENRICH);
      }
      default -> {}
    }
  }

  private static Predicate<Release.Step> storing() {
    return step -> step.part().equals("TIMESERIES_URL") && step.request().method().equals("POST");
  }

  /** The end of a tick: what it did is kept in the head. */
  private static Predicate<Release.Step> remembering() {
    return step -> step.is("DYNAMODB", "UpdateItem") || step.is("DYNAMODB", "TransactWriteItems");
  }

  private static Predicate<Release.Step> ordering() {
    return step -> step.is("CMMS_URL", "POST /api/work-orders");
  }

  private interface Beginning {
    Roll of(LocalPlant plant, LedgerBook ledgers) throws IOException;
  }

  private static Traces run(Path data, Beginning beginning) throws Exception {
    LedgerBook ledgers = new LedgerBook();
    List<BusEvent> events = new CopyOnWriteArrayList<>();
    // a shift ends a quarter of an hour later, and what a gateway kept comes after that
    Instant start = MACHINES.start().plus(Duration.ofMinutes(45));
    PlantSetup setup =
        new PlantSetup(
            MODEL,
            home(data),
            data,
            false,
            PlantPorts.ANY,
            null,
            start,
            ledgers,
            0,
            0,
            events::add);
    try (PlantRun run = PlantRun.start(setup, Progress.silent());
        Roll rolling = beginning.of(run.plant(), ledgers)) {
      roll = rolling;
      Instant now = start;
      for (int minute = 0; minute < MINUTES; minute++) {
        if (roll != null) {
          at(minute);
        }
        Instant end = now.plus(Duration.ofMinutes(1));
        messages(now, end, minute).forEach(run::publish);
        pass(run, end);
        now = end;
      }
      RunReport report = run.report(now, Duration.ZERO);
      return Traces.of(run.plant(), report, events);
    }
  }

  /** The queues are emptied, then the minute ticks; a tick that was killed comes once more. */
  private static void pass(PlantRun run, Instant end) {
    run.goOnTo(end);
    int killed = roll == null ? 0 : roll.kills();
    run.tick(end);
    while (roll != null && roll.kills() > killed) {
      killed = roll.kills();
      run.tick(end);
    }
  }

  /** What the machines send, and more of it: readings, and now and then a fault. */
  private static List<MessageLine> messages(Instant from, Instant to, int minute) {
    List<MessageLine> messages = new ArrayList<>();
    for (SentMessage sent : MACHINES.messages(from, to)) {
      messages.add(new MessageLine(sent.topic(), sent.receivedAt().toEpochMilli(), sent.payload()));
    }
    for (String press : List.of("press01", "press02")) {
      for (int at = 0; at < READINGS_A_MINUTE; at++) {
        long time = from.toEpochMilli() + at * 60_000L / READINGS_A_MINUTE + 137;
        boolean fault = at == 3 && minute % 3 == 0 && press.equals("press02");
        String payload =
            "{\"ts\":%d,\"oil_temp\":%d.5,\"tonnage\":%d,\"motor_current\":%d.25%s}"
                .formatted(time, 100 + at, 900 + minute, 40 + at, fault ? fault(minute) : "");
        messages.add(
            new MessageLine(
                "plant/chemnitz/stamping/" + press + "/telemetry",
                time + 20,
                payload.getBytes(StandardCharsets.UTF_8)));
      }
    }
    messages.sort(Comparator.comparingLong(MessageLine::receivedAt));
    return messages;
  }

  private static String fault(int minute) {
    return ",\"hydraulics\":{\"level\":\"Fault\",\"nativeCode\":\"E-%d\",\"text\":\"VALVE %d\"}"
        .formatted(minute, minute);
  }

  /** The template with small batches, so that a minute's messages are batches of both releases. */
  private static Path home(Path data) throws IOException {
    String template = Files.readString(HOME.resolve("template.yaml"));
    String small =
        template
            .replace("            BatchSize: 10000\n", "            BatchSize: 20\n")
            .replace("            BatchSize: 100\n", "            BatchSize: 10\n");
    assertThat(small).isNotEqualTo(template);
    Path home = Files.createDirectories(data.resolve("home"));
    Files.writeString(home.resolve("template.yaml"), small);
    return home;
  }

  private static long points(Traces traces, Stage stage, Outcome outcome) {
    return traces.report().ledgers().stream()
        .filter(ledger -> ledger.stage() == stage)
        .map((Ledger ledger) -> ledger.counted(Subject.POINTS, outcome))
        .findFirst()
        .orElseThrow();
  }
}
