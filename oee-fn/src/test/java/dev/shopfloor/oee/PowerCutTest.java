package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.MINUTE;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The power fails before or after any one write of a day with a shift's end, its final result, a
 * replay, a restatement and roll-ups. The tick comes again, as its queue hands it out again.
 */
class PowerCutTest {
  private static final AssetHistory PRESS =
      Specs.with(
          Shifts.press(0, 0, Shifts.THREE),
          oee -> Specs.policy(oee, Specs.waits(2 * MINUTE, 15 * MINUTE, 2 * MINUTE)));
  private static final PlantDirectory PLANT = new MapPlantDirectory(List.of(PRESS));
  private static final List<String> TICKS =
      List.of("12:59", "13:00", "13:01", "13:03", "13:05", "13:06", "13:07", "13:11", "13:12");

  private static DynamoProcess process;
  private static DynamoDbClient dynamo;

  @BeforeAll
  static void start() {
    process = DynamoProcess.inMemory();
    dynamo = LocalTables.client(process.endpoint());
  }

  @AfterAll
  static void stop() {
    dynamo.close();
    process.close();
  }

  /** What is left of a day. */
  private record Left(
      Map<String, Map<String, AttributeValue>> items,
      Set<ShopfloorEvent> events,
      Set<TelemetryMessage> telemetry,
      int writes,
      boolean died) {}

  /** One day; after a power cut its tick is done again. */
  private static final class Day {
    private final String table = LocalTables.create(dynamo, "OeeTable");
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T13:00:00Z"), ZoneOffset.UTC);
    private final OeeStore writers = new DynamoOeeStore(dynamo, table, clock);
    private final CountedDynamo power = new CountedDynamo(dynamo);
    private final OeeStore store = new DynamoOeeStore(power.client(), table, clock);
    private final Outbox outbox = new Outbox();
    private boolean died;

    Left run() {
      arrive(state("05:00", "ACTIVE"), count("05:00", 0), count("12:00", 6_000));
      for (String tick : TICKS) {
        if (tick.equals("13:03")) {
          arrive(count("13:02:30", 6_010));
        }
        if (tick.equals("13:05")) {
          arrive(state("12:30", "STOPPED"), state("12:45", "ACTIVE"), state("13:01", "READY"));
        }
        try {
          tick(at(tick));
        } catch (PowerCut cut) {
          died = true;
          tick(at(tick));
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

    private void tick(long time) {
      RollUpTick rollUps = new RollUpTick(PLANT, store, outbox);
      TickDone done = AssetTick.run(new Bench(store, outbox, rollUps), PRESS, time);
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

  @Test
  void whicheverWriteIsCutOffTheSameIsStoredAndTold() {
    Left whole = new Day().run();
    assertThat(whole.events().stream().map(ShopfloorEvent::detailType))
        .contains("ShiftClosed", "ShiftFinalized", "ShiftRestated");
    assertThat(whole.items().keySet())
        .contains(
            "L#berlin/line1 S#2026-03-02T05:00:00Z#early",
            "P#berlin S#2026-03-02T13:00:00Z#late",
            "A#berlin/press07 V#2026-03-02T05:00:00Z#v0002",
            "A#berlin/press07 K#2026-03-02T13:00:00Z");
    for (int write = 0; write < whole.writes(); write++) {
      for (boolean after : new boolean[] {false, true}) {
        Day day = new Day();
        day.power.dieAt(write, after);
        Left healed = day.run();
        String when = "cut off %s write %d".formatted(after ? "after" : "before", write);
        assertThat(healed.died()).as(when).isTrue();
        assertThat(healed.items()).as(when).isEqualTo(whole.items());
        assertThat(healed.events()).as(when).isEqualTo(whole.events());
        assertThat(healed.telemetry()).as(when).isEqualTo(whole.telemetry());
      }
    }
    System.out.printf("power cuts: %d writes, each before and after%n", whole.writes());
  }
}
