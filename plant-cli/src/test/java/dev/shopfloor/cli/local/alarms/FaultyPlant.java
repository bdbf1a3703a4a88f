package dev.shopfloor.cli.local.alarms;

import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.Progress;
import dev.shopfloor.cli.local.template.QueueSpec;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.run.TestPlants;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.LedgerReporter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A plant of two presses whose time goes on minute by minute, with the functions' own handlers, and
 * with the faults that stand.
 */
final class FaultyPlant implements AutoCloseable {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int LATE_MINUTES = 4;
  private static final Duration OFF = Duration.ofMinutes(10);
  // P1 is what a critical machine's fault gets; the small CMMS knows no such word
  private static final Map<String, String> PARAMETERS =
      Map.of("CmmsOverlay", "{\"priorities\": {\"P1\": \"URGENT\"}}");
  private static final String PRESS =
      """
                  %s:
                    type: press
                    states: simple
                    idealCycle: 10 s
                    criticality: %s
                    tags:
                      state: state
                      temperature: Cel
                      part_count: {role: counter, counts: total}
                      hydraulics: alarm
      """;
  private static final PlantModel MODEL =
      PlantFiles.compile(
              "faults.yaml",
              ("""
              shopfloor: 1
              sites:
                berlin:
                  zone: Europe/Berlin
                  lines:
                    line1:
                      assets:
              """
                      + PRESS.formatted("press07", "normal")
                      + PRESS.formatted("press08", "critical"))
                  .getBytes(StandardCharsets.UTF_8))
          .require();

  private final Collector collector;
  private final LocalPlant plant;
  private final Deque<Instant> ticks = new ArrayDeque<>();
  private final Set<Fault> standing = EnumSet.noneOf(Fault.class);
  private Instant now;
  private int count;

  private FaultyPlant(Collector collector, LocalPlant plant, Instant start) {
    this.collector = collector;
    this.plant = plant;
    this.now = start;
  }

  static FaultyPlant start(Path data, Instant start) throws Exception {
    Collector collector = new Collector(start);
    LocalPlant plant =
        LocalPlant.start(
            TestPlants.passing(MODEL, data, start, PARAMETERS, collector), Progress.silent());
    collector.plant = plant;
    return new FaultyPlant(collector, plant, start);
  }

  Instant now() {
    return now;
  }

  /** The accounts of all invocations so far. */
  List<Account> accounts() {
    return collector.accounts();
  }

  /** Nothing stands in any queue, and nothing waits for a later minute. */
  boolean settled() {
    return plant.waitingForTick() == 0
        && plant.queueDepths().values().stream().allMatch(depth -> depth == 0);
  }

  void begin(Fault fault) throws Exception {
    standing.add(fault);
    switch (fault) {
      case NO_CMMS -> {
        plant.stores().cmms().stop();
        publish("press07", now, reading(now, ",\"hydraulics\":" + condition("Fault")));
      }
      case REFUSAL ->
          publish("press08", now, reading(now, ",\"hydraulics\":" + condition("Fault")));
      case RUBBISH -> rubbish();
      case LOST_COUNT -> collector.lose();
      case LATE_TICKS, NO_TICKS, SILENCE, WRONG_CLOCK -> {}
    }
  }

  void end(Fault fault) throws Exception {
    standing.remove(fault);
    if (fault == Fault.NO_CMMS) {
      plant.stores().cmms().start();
    }
  }

  /** A machine reports a fault and later that it is over. */
  void report(String asset, String level) {
    publish(asset, now, reading(now, ",\"hydraulics\":" + condition(level)));
  }

  /** Minutes pass. */
  void minutes(int number) throws InterruptedException {
    for (int minute = 0; minute < number; minute++) {
      if (!standing.contains(Fault.SILENCE)) {
        messages();
      }
      now = now.plus(MINUTE);
      if (standing.contains(Fault.NO_TICKS)) {
        plant.goOnTo(now);
        continue;
      }
      ticks.add(now);
      plant.clock().advanceTo(now);
      Duration late =
          standing.contains(Fault.LATE_TICKS) ? MINUTE.multipliedBy(LATE_MINUTES) : Duration.ZERO;
      while (!ticks.isEmpty() && !ticks.getFirst().plus(late).isAfter(now)) {
        plant.tick(ticks.removeFirst());
      }
      plant.drain();
    }
  }

  private void messages() {
    boolean wrong = standing.contains(Fault.WRONG_CLOCK);
    // an estimate of a clock takes some messages
    for (int second = wrong ? 10 : 50; second < 60; second += 20) {
      count++;
      Instant at = now.plusSeconds(second);
      publish("press07", at, reading(at, ""));
      publish("press08", at.plusSeconds(2), reading(wrong ? at.minus(OFF) : at, ""));
    }
  }

  private void rubbish() {
    for (int number = 0; number < 10; number++) {
      publish("press07", now.plusMillis(number), "{\"timestamp\":");
    }
    for (int number = 0; number < 30; number++) {
      Instant at = now.plusMillis(100 + number);
      publish(
          "press07", at, "{\"timestamp\":%d,\"temperature\":\"hot\"}".formatted(at.toEpochMilli()));
    }
    // the writer takes OEE results too
    send("TelemetryQueue", 300);
    send("ProductionQueue", 20);
    send("AlertQueue", 1);
  }

  private void send(String queue, int number) {
    String url =
        plant.template().queues().stream()
            .filter(each -> each.name().equals(queue))
            .map(QueueSpec::url)
            .findFirst()
            .orElseThrow();
    for (int sent = 0; sent < number; sent += 10) {
      List<SendMessageBatchRequestEntry> some =
          IntStream.range(sent, Math.min(sent + 10, number))
              .mapToObj(id ->
                  SendMessageBatchRequestEntry.builder()
                      .id("m" + id)
                      .messageBody("{\"v\":1,\"cut off\":%d,".formatted(id))
                      .build())
              .toList();
      plant.stores().queues().sendMessageBatch(r -> r.queueUrl(url).entries(some));
    }
  }

  private String reading(Instant time, String more) {
    return "{\"timestamp\":%d,\"state\":1,\"temperature\":%d.5,\"part_count\":%d%s}"
        .formatted(time.toEpochMilli(), 40 + count % 7, 100 + count * 2, more);
  }

  private static String condition(String level) {
    return "{\"level\":\"%s\",\"nativeCode\":\"E7\",\"text\":\"PUMP\"}".formatted(level);
  }

  private void publish(String asset, Instant at, String payload) {
    LocalPlant.Published published =
        plant.publish(
            "plant/berlin/line1/" + asset + "/telemetry",
            payload.getBytes(StandardCharsets.UTF_8),
            at.toEpochMilli());
    if (published.rules() != 1) {
      throw new AssertionError("the rules did not take a message: " + published);
    }
  }

  @Override
  public void close() {
    plant.close();
  }

  /** Takes the accounts, and loses a record of each stage's next one when it is told so. */
  private static final class Collector implements LedgerReporter {
    private final Instant start;
    private final List<Account> accounts = new ArrayList<>();
    private final Map<Stage, List<Subject>> losing = new EnumMap<>(Stage.class);
    private volatile LocalPlant plant;

    private Collector(Instant start) {
      this.start = start;
    }

    @Override
    public synchronized void report(Ledger ledger) {
      List<Subject> lost = losing.remove(ledger.stage());
      if (lost != null) {
        lost.forEach(subject -> ledger.take(subject, 1));
      }
      LocalPlant running = plant;
      accounts.add(new Account(running == null ? start : running.clock().instant(), ledger));
    }

    private synchronized void lose() {
      for (Stage stage : Stage.values()) {
        losing.put(
            stage,
            List.of(Subject.values()).stream()
                .filter(subject -> !stage.outcomes(subject).isEmpty())
                .toList());
      }
    }

    private synchronized List<Account> accounts() {
      return List.copyOf(accounts);
    }
  }
}
