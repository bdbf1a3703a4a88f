package dev.shopfloor.cli.oee;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Reason;
import dev.shopfloor.oee.Channel;
import dev.shopfloor.oee.Entry;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One asset's observations, gathered by minute. */
final class AssetMinutes {
  private final SortedMap<Long, List<Observation>> minutes = new TreeMap<>();

  void add(Observation observation) {
    minutes
        .computeIfAbsent(
            MinuteBucket.minuteOf(observation.entry().time()), minute -> new ArrayList<>())
        .add(observation);
  }

  /** The buckets in the order of time; each observation gets its outcome. */
  List<MinuteBucket> finish(Ledger ledger) {
    List<MinuteBucket> buckets = new ArrayList<>(minutes.size());
    minutes.forEach((minute, observations) -> {
      MinuteBucket bucket = MinuteBucket.of(minute, observations);
      account(bucket, observations, ledger);
      buckets.add(bucket);
    });
    minutes.clear();
    return buckets;
  }

  private static void account(MinuteBucket bucket, List<Observation> observations, Ledger ledger) {
    Map<Place, Entry> places = HashMap.newHashMap(observations.size());
    long superseded = 0;
    for (Observation observation : observations) {
      Entry entry = observation.entry();
      Channel channel = observation.channel();
      Entry before = places.put(new Place(channel, channel.slot(entry)), entry);
      superseded += before == null || before.equals(entry) ? 0 : 1;
    }
    ledger.count(Subject.POINTS, Outcome.STORED, bucket.size());
    ledger.count(Subject.POINTS, Outcome.DUPLICATE, observations.size() - places.size());
    ledger.note("superseded", superseded);
    long full = (long) places.size() - bucket.size();
    ledger.count(Subject.POINTS, Outcome.QUARANTINED, full);
    ledger.note(PointIntake.REFUSED + Reason.BUCKET_FULL, full);
  }

  private record Place(Channel channel, Channel.Slot slot) {}
}
