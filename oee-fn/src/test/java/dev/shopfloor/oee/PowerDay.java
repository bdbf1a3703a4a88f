package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.MINUTE;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;

import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.oee.CountedDynamo.PowerCut;
import dev.shopfloor.oee.aws.DynamoOeeStore;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.testing.LocalTables;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A day with a shift's end, its final result, a replay, a restatement and roll-ups, in which the
 * power may fail at any one write.
 */
final class PowerDay {
  static final AssetHistory PRESS =
      Specs.with(
          Shifts.press(0, 0, Shifts.THREE),
          oee -> Specs.policy(oee, Specs.waits(2 * MINUTE, 15 * MINUTE, 2 * MINUTE)));
  private static final PlantDirectory PLANT = new MapPlantDirectory(List.of(PRESS));
  private static final List<String> TICKS =
      List.of(
          "12:59", "13:00", "13:01", "13:03", "13:05", "13:06", "13:07", "13:11", "13:12", "13:13",
          "13:14");

  /** What is left of a day. */
  record Left(
      Map<String, Map<String, AttributeValue>> items,
      Set<ShopfloorEvent> events,
      Set<TelemetryMessage> telemetry,
      int writes,
      boolean died) {}

  private final DynamoDbClient dynamo;
  private final String table;
  private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T13:00:00Z"), ZoneOffset.UTC);
  private final OeeStore writers;
  final CountedDynamo power;
  private final OeeStore store;
  final Outbox outbox = new Outbox();
  private final boolean again;
  private boolean died;

  /**
   * A day on a table of its own.
   *
   * @param again whether a tick that died is handed out once more; else the next one follows
   */
  PowerDay(DynamoDbClient dynamo, boolean again) {
    this.dynamo = dynamo;
    this.again = again;
    table = LocalTables.create(dynamo, "OeeTable");
    writers = new DynamoOeeStore(dynamo, table, clock);
    power = new CountedDynamo(dynamo);
    store = new DynamoOeeStore(power.client(), table, clock);
  }

  Left run() {
    arrive(state("05:00", "ACTIVE"), count("05:00", 0), count("12:00", 6_000));
    // what ends before the first tick that is done is history, so that one is not cut off
    tick(writers, at("12:58"));
    for (String tick : TICKS) {
      if (tick.equals("13:03")) {
        arrive(count("13:02:30", 6_010));
      }
      if (tick.equals("13:05")) {
        arrive(state("12:30", "STOPPED"), state("12:45", "ACTIVE"), state("13:01", "READY"));
      }
      try {
        tick(store, at(tick));
      } catch (PowerCut cut) {
        died = true;
        if (again) {
          tick(store, at(tick));
        }
      }
    }
    return new Left(
        dynamo.scanPaginator(scan -> scan.tableName(table)).items().stream()
            .collect(
                Collectors.toMap(
                    item -> item.get("pk").s() + " " + item.get("sk").s(), item -> item)),
        new HashSet<>(outbox.events),
        new HashSet<>(outbox.telemetry),
        power.writes,
        died);
  }

  /** What is kept of the press, by a store that nothing can cut off. */
  OeeStore kept() {
    return writers;
  }

  private void tick(OeeStore table, long time) {
    RollUpTick rollUps = new RollUpTick(PLANT, table, outbox);
    TickDone done = AssetTick.run(new Bench(table, outbox, rollUps), PRESS, time);
    ShiftWindow live = done.live();
    if (live != null) {
      rollUps.rollAll(List.of(new RollUpTick.Live(PRESS, live)));
    }
  }

  private void arrive(Observation... observations) {
    long sealedTo = writers.sealedTo(PRESS.key());
    for (MinuteBucket bucket : Facts.buckets(observations)) {
      OeeStore.Stored stored = writers.bucket(PRESS.key(), bucket.minute());
      writers.write(
          PRESS.key(),
          new OeeStore.Stored(stored.bucket().merge(bucket), stored.revision()),
          MinuteBucket.startOf(bucket.minute()) < sealedTo);
    }
  }
}
