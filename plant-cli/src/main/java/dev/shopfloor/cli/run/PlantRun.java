package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.Progress;
import dev.shopfloor.cli.local.StartException;
import dev.shopfloor.cli.local.Stores;
import dev.shopfloor.cli.local.rules.FrontDoor;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.aws.OeeResults;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.aws.QuarantineReader;
import dev.shopfloor.runtime.aws.QuarantineTable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One plant on this machine, from its start over what it is given to the report of what became of
 * it all.
 */
public final class PlantRun implements AutoCloseable, ReplayTarget {
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final int MOST_EXTRA_MINUTES = 120;
  private static final String OEE_TABLE = "OeeTable";
  private static final String QUARANTINE = "QuarantineTable";
  private static final String WAITING_OCCURRENCE = "Q#";

  private final PlantModel model;
  private final LocalPlant plant;
  private final LedgerBook ledgers;
  private final AtomicLong messages;
  private final AtomicLong refused;

  private PlantRun(PlantSetup setup, LocalPlant plant) {
    this.model = setup.model();
    this.plant = plant;
    this.ledgers = setup.ledgers();
    this.messages = new AtomicLong(setup.messages());
    this.refused = new AtomicLong(setup.refused());
  }

  /**
   * Starts a plant.
   *
   * @throws StartException when a part does not start
   */
  public static PlantRun start(PlantSetup setup, Progress progress)
      throws StartException, InterruptedException {
    return new PlantRun(setup, LocalPlant.start(setup.options(), progress));
  }

  @Override
  public void publish(MessageLine message) {
    messages.incrementAndGet();
    LocalPlant.Published published =
        plant.publish(message.topic(), message.payload(), message.receivedAt());
    if (published.refusal().isPresent()) {
      boolean large = message.payload().length > FrontDoor.MAX_PAYLOAD_BYTES;
      refuse(message, large ? Reason.TOO_LARGE : Reason.INVALID_TOPIC, published.refusal().get());
    } else if (published.rules() == 0) {
      refuse(message, Reason.UNKNOWN_ASSET, "no topic rule of template.yaml takes this topic");
    }
  }

  @Override
  public void tick(Instant time) {
    pass(() -> plant.tick(time));
  }

  @Override
  public void lastTick(Instant end) {
    pass(() -> plant.lastTick(end));
  }

  /** Lets the plant's time go on between two ticks; returns when all queues are empty. */
  public void goOnTo(Instant time) {
    pass(() -> plant.goOnTo(time));
  }

  private static void pass(Passing time) {
    try {
      time.pass();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UsageException("stopped", stopped);
    }
  }

  private interface Passing {
    void pass() throws InterruptedException;
  }

  /** The local plant itself. */
  public LocalPlant plant() {
    return plant;
  }

  /**
   * Lets the plant finish what still waits for a later minute, and reports.
   *
   * @param end the data's time of the last message
   * @param took real time of the replay
   */
  public RunReport report(Instant end, Duration took) throws IOException {
    // first of all: a later minute would add to the time of the last state
    List<ShiftResult> asOfTheEnd = results();
    Instant minute = end.truncatedTo(ChronoUnit.MINUTES);
    for (int extra = 0; extra < MOST_EXTRA_MINUTES && (unfinished() || unsettled()); extra++) {
      minute = minute.plus(Duration.ofMinutes(1));
      tick(minute);
    }
    List<ShiftResult> results = settled(asOfTheEnd);
    SortedMap<String, Integer> stuck = stuck();
    int waiting = waitingAlerts();
    if (waiting > 0) {
      stuck.put("outbox of WorkOrderTable", waiting);
    }
    return new RunReport(
        messages(),
        refused(),
        List.copyOf(ledgers.all()),
        differences(),
        stuck,
        results,
        stores().cmms().workOrders(),
        quarantined(),
        StoreTables.rows(stores().timeSeries(), model),
        end,
        took);
  }

  /** The accounts of all stages. */
  public LedgerBook ledgers() {
    return ledgers;
  }

  /** The plant model in force. */
  public PlantModel model() {
    return model;
  }

  /** Messages that the plant was given, by whomever; those of earlier starts included. */
  public long messages() {
    return messages.get() + plant.foreignMessages();
  }

  /** Messages that neither broker nor rules took; they are in quarantine. */
  public long refused() {
    return refused.get();
  }

  /** What does not add up, as sentences; true only while all queues are empty. */
  public List<String> differences() {
    int undelivered = plant.queueDepths().getOrDefault("IngestFailureQueue", 0);
    return ledgers.differences(messages() - refused(), undelivered);
  }

  /** All batches in quarantine. */
  public List<QuarantineReader.Batch> quarantine() {
    return new QuarantineReader(stores().tables(), QUARANTINE).all();
  }

  private void refuse(MessageLine message, Reason reason, String why) {
    refused.incrementAndGet();
    Quarantined record =
        new Quarantined(
            reason,
            null,
            why,
            "broker",
            null,
            message.topic(),
            message.receivedAt() * NANOS_PER_MILLI,
            message.payload());
    new QuarantineTable(stores().tables(), QUARANTINE, Clock.systemUTC()).keep(List.of(record));
  }

  /**
   * Whether messages wait for a later minute, or alerts for an order that has not been made yet.
   */
  public boolean unfinished() {
    return plant.waitingForTick() > 0 || waitingAlerts() > 0;
  }

  /** Whether a closed shift waits to be made final, or for its late data to come to rest. */
  private boolean unsettled() {
    return model.assets().stream()
        .anyMatch(history -> !OeeResults.settled(stores().tables(), OEE_TABLE, history.key()));
  }

  /** Closed shifts as they are final and restated, the open ones as of the end of the data. */
  private List<ShiftResult> settled(List<ShiftResult> asOfTheEnd) {
    Map<String, ShiftResult> newest = new HashMap<>();
    results().forEach(result -> newest.put(shift(result), result));
    return asOfTheEnd.stream()
        .map(result -> result.closed() ? newest.getOrDefault(shift(result), result) : result)
        .toList();
  }

  private static String shift(ShiftResult result) {
    return result.asset().text() + "@" + result.window().start();
  }

  private int waitingAlerts() {
    return (int)
        stores()
            .tables()
            .scanPaginator(request ->
                request
                    .tableName("WorkOrderTable")
                    .filterExpression("begins_with(sk, :waiting)")
                    .expressionAttributeValues(
                        Map.of(":waiting", AttributeValue.fromS(WAITING_OCCURRENCE))))
            .items()
            .stream()
            .count();
  }

  /** The newest result of every asset and shift. */
  public List<ShiftResult> results() {
    List<ShiftResult> results = new ArrayList<>();
    for (AssetHistory history : model.assets()) {
      AssetKey asset = history.key();
      results.addAll(OeeResults.read(stores().tables(), OEE_TABLE, asset));
    }
    return results;
  }

  private SortedMap<String, Integer> stuck() {
    SortedMap<String, Integer> stuck = new TreeMap<>();
    plant
        .queueDepths()
        .forEach((queue, depth) -> {
          if (depth > 0) {
            stuck.put(queue, depth);
          }
        });
    return stuck;
  }

  private SortedMap<Reason, Integer> quarantined() {
    Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    for (QuarantineReader.Batch batch : quarantine()) {
      for (Quarantined record : batch.records()) {
        reasons.merge(record.reason(), 1, Integer::sum);
      }
    }
    return new TreeMap<>(reasons);
  }

  private Stores stores() {
    return plant.stores();
  }

  @Override
  public void close() {
    plant.close();
  }
}
