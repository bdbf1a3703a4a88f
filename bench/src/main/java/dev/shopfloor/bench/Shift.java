package dev.shopfloor.bench;

import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.oee.Channel;
import dev.shopfloor.oee.Entry;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.Observation;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.AssetHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Eight hours of one press: it counts, and stops now and then. */
final class Shift {
  static final long MINUTE = 60_000_000_000L;
  static final int MINUTES = 480;
  // 16 November 2026, 06:00 in Berlin
  static final long START = 1_794_805_200L * 1_000_000_000L;
  private static final int STOPS = 40;
  // as the profile "simple" has them
  private static final String RUN = "1";
  private static final String WAIT = "2";
  private static final String FAULT = "3";

  private static final Channel STATE = new Channel(Role.STATE, "State");
  private static final Channel COUNTER = new Channel(Role.COUNTER, "GoodCount");

  private Shift() {}

  static ShiftWindow window() {
    return ShiftWindow.shift("early", START, START + MINUTES * MINUTE);
  }

  /** What the plant file says of the press. */
  static AssetHistory press() throws IOException {
    return PlantResource.model("/oee.yaml").assets().getFirst();
  }

  /**
   * The shift's minutes: 40 stops of one to five minutes, every fourth a fault.
   *
   * @param perMinute counts in each minute
   */
  static List<MinuteBucket> buckets(int perMinute) {
    Map<Long, List<Observation>> minutes = new TreeMap<>();
    add(minutes, STATE, START, new Value.Text(RUN));
    for (int stop = 0; stop < STOPS; stop++) {
      long at = START + (stop * 12L + 3) * MINUTE + 7_000_000_000L;
      String state = stop % 4 == 0 ? FAULT : WAIT;
      add(minutes, STATE, at, new Value.Text(state));
      add(minutes, STATE, at + (1 + stop % 5) * MINUTE, new Value.Text(RUN));
    }
    long pieces = 10_000;
    for (int count = 0; count < MINUTES * perMinute; count++) {
      pieces += 12 / perMinute;
      long at = START + 29_000_000_000L / perMinute + count * (MINUTE / perMinute);
      add(minutes, COUNTER, at, new Value.Whole(pieces));
    }
    List<MinuteBucket> buckets = new ArrayList<>();
    minutes.forEach((minute, all) -> buckets.add(MinuteBucket.of(minute, all)));
    return buckets;
  }

  private static void add(
      Map<Long, List<Observation>> minutes, Channel channel, long at, Value value) {
    minutes
        .computeIfAbsent(MinuteBucket.minuteOf(at), minute -> new ArrayList<>())
        .add(new Observation(channel, new Entry(at, Point.NO_SEQUENCE, 0, value, Quality.GOOD)));
  }
}
