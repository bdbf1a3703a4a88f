package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.MINUTE;
import static dev.shopfloor.oee.Facts.SECOND;
import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.oee.aws.DynamoOeeStore;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.testing.LocalTables;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a tick asks of the table, by how often its asset speaks and how long its shift lasts. */
class TickCostTest {
  private static final AssetHistory PRESS =
      Shifts.press(0, 0, List.of(Shifts.shift("day", 6, 22), Shifts.shift("night", 22, 6)));

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

  /** The most that one tick of the last half hour asked for. */
  private record Cost(int requests, int writes, int items) {}

  private static Cost cost(int perMinute, int minutes) {
    String table = LocalTables.create(dynamo, "OeeTable");
    OeeStore writers = new DynamoOeeStore(dynamo, table, Clock.systemUTC());
    CountedDynamo counted = new CountedDynamo(dynamo);
    OeeStore store = new DynamoOeeStore(counted.client(), table, Clock.systemUTC());
    Outbox outbox = new Outbox();
    int requests = 0;
    int writes = 0;
    int items = 0;
    for (int minute = 0; minute < minutes; minute++) {
      long start = at("05:00") + minute * MINUTE;
      writers.write(
          PRESS.key(),
          new OeeStore.Stored(Facts.buckets(observations(start, perMinute)).getFirst(), 0),
          false);
      CountedDynamo before = new CountedDynamo(dynamo);
      before.requests = counted.requests;
      before.writes = counted.writes;
      before.items = counted.items;
      RollUpTick rollUps = new RollUpTick(new MapPlantDirectory(List.of(PRESS)), store, outbox);
      TickDone done = AssetTick.run(new Bench(store, outbox, rollUps), PRESS, start + MINUTE);
      rollUps.rollAll(List.of(new RollUpTick.Live(PRESS, done.live())));
      if (minute >= minutes - 30) {
        requests = Math.max(requests, counted.requests - before.requests);
        writes = Math.max(writes, counted.writes - before.writes);
        items = Math.max(items, counted.items - before.items);
      }
    }
    Cost cost = new Cost(requests, writes, items);
    System.out.printf("%d observations a minute, %d minutes: %s%n", perMinute, minutes, cost);
    return cost;
  }

  private static List<Observation> observations(long start, int perMinute) {
    List<Observation> all = new ArrayList<>();
    long step = 60 * SECOND / perMinute;
    for (int at = 0; at < perMinute; at++) {
      long time = start + at * step;
      all.add(
          at % 2 == 0
              ? count(time, "part_count", time / (10 * SECOND) % 1_000_000_000)
              : state(time, at % 4 == 1 ? "ACTIVE" : "READY"));
    }
    return all;
  }

  @Test
  void aTickAsksNoMoreWhereTheAssetSpeaksAHundredTimesAsOften() {
    assertThat(cost(600, 60)).isEqualTo(cost(6, 60));
  }

  @Test
  void aTickAsksNoMoreInTheLastHourOfAShiftThanInItsFirst() {
    assertThat(cost(6, 180)).isEqualTo(cost(6, 120));
  }

  @Test
  @Tag("soak")
  void aTickAsksNoMoreAfterTwelveHoursOfManyObservations() {
    assertThat(cost(600, 12 * 60)).isEqualTo(cost(6, 120));
  }
}
