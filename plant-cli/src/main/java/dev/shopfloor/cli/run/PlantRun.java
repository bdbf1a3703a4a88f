package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.PlantOptions;
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
import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import dev.shopfloor.runtime.aws.QuarantineReader;
import dev.shopfloor.runtime.aws.QuarantineTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One plant on this machine, from its start over a replay to the report of what became of it all.
 */
public final class PlantRun implements AutoCloseable, ReplayTarget {
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final int MOST_EXTRA_MINUTES = 120;
  private static final Duration APPLIED_WITHIN = Duration.ofSeconds(30);
  private static final Duration APPLIED_LOOK = Duration.ofMillis(20);
  private static final String REGISTRY = "RegistryTable";
  private static final String QUARANTINE = "QuarantineTable";
  private static final String WAITING_OCCURRENCE = "Q#";

  private final PlantModel model;
  private final LocalPlant plant;
  private final LedgerBook ledgers;
  private final List<Quarantined> atTheDoor = new ArrayList<>();
  private long messages;

  private PlantRun(PlantModel model, LocalPlant plant, LedgerBook ledgers) {
    this.model = model;
    this.plant = plant;
    this.ledgers = ledgers;
  }

  /**
   * Starts a plant with this model.
   *
   * @param home the checkout
   * @param data where the parts keep their data
   * @param cmmsPort port of the small CMMS on 127.0.0.1; 0 for a free one
   * @param start the data's time at the start
   * @throws StartException when a part does not start
   */
  public static PlantRun start(
      PlantModel model, Path home, Path data, int cmmsPort, Instant start, Progress progress)
      throws StartException, InterruptedException {
    LedgerBook ledgers = new LedgerBook();
    PlantOptions options =
        new PlantOptions(
            home.resolve("template.yaml"),
            data,
            PlantOptions.dynamoDbLibraryOfLauncher(),
            cmmsPort,
            start,
            Map.of(),
            ledgers,
            event -> {},
            stores -> {
              new DynamoPlantRegistry(stores.tables(), REGISTRY).apply(model);
              StoreTables.create(stores.timeSeries(), model);
            });
    return new PlantRun(model, LocalPlant.start(options, progress), ledgers);
  }

  @Override
  public void publish(MessageLine message) {
    messages++;
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

  /** The local plant itself, for tests that stop and start its parts. */
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
    List<ShiftResult> results = results();
    Instant minute = end.truncatedTo(ChronoUnit.MINUTES);
    for (int extra = 0; extra < MOST_EXTRA_MINUTES && unfinished(); extra++) {
      minute = minute.plus(Duration.ofMinutes(1));
      tick(minute);
    }
    new QuarantineTable(stores().tables(), QUARANTINE, Clock.systemUTC()).keep(atTheDoor);
    SortedMap<String, Integer> stuck = stuck();
    int waiting = waitingAlerts();
    if (waiting > 0) {
      stuck.put("outbox of WorkOrderTable", waiting);
    }
    long undelivered = stuck.getOrDefault("IngestFailureQueue", 0);
    return new RunReport(
        messages,
        atTheDoor.size(),
        List.copyOf(ledgers.all()),
        ledgers.differences(messages - atTheDoor.size(), undelivered),
        stuck,
        results,
        stores().cmms().workOrders(),
        quarantined(),
        rows(),
        end,
        took);
  }

  /** All batches in quarantine. */
  public List<QuarantineReader.Batch> quarantine() {
    return new QuarantineReader(stores().tables(), QUARANTINE).all();
  }

  private void refuse(MessageLine message, Reason reason, String why) {
    atTheDoor.add(
        new Quarantined(
            reason,
            null,
            why,
            "broker",
            null,
            message.topic(),
            message.receivedAt() * NANOS_PER_MILLI,
            message.payload()));
  }

  /**
   * Whether messages wait for a later minute, or alerts for an order that has not been made yet.
   */
  private boolean unfinished() {
    return plant.waitingForTick() > 0 || waitingAlerts() > 0;
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

  private List<ShiftResult> results() {
    List<ShiftResult> results = new ArrayList<>();
    for (AssetHistory history : model.assets()) {
      AssetKey asset = history.key();
      results.addAll(OeeResults.read(stores().tables(), "OeeTable", asset));
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

  private Map<String, Long> rows() throws IOException {
    awaitApplied();
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table : StoreTables.names(model)) {
      rows.put(table, number("select count() from \"" + table + "\""));
    }
    return rows;
  }

  /** The database answers a write when it is in its log; queries see it a moment later. */
  private void awaitApplied() throws IOException {
    long deadline = System.nanoTime() + APPLIED_WITHIN.toNanos();
    while (number("select count() from wal_tables() where writerTxn < sequencerTxn") > 0) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the time-series database does not apply its log");
      }
      LockSupport.parkNanos(APPLIED_LOOK.toNanos());
    }
  }

  private long number(String sql) throws IOException {
    String count = stores().timeSeries().query(sql).getFirst().getFirst();
    return count == null ? 0 : Long.parseLong(count);
  }

  private Stores stores() {
    return plant.stores();
  }

  @Override
  public void close() {
    plant.close();
  }
}
