package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table's promises, in memory: conditions hold, and what is stored went through its codec. */
final class MemoryOeeStore implements OeeStore {
  final Map<AssetKey, NavigableMap<Long, Stored>> buckets = new HashMap<>();
  final Map<AssetKey, Head> heads = new HashMap<>();
  final Map<AssetKey, String> checkpoints = new HashMap<>();
  final Map<AssetKey, NavigableMap<Long, ShiftResult>> results = new HashMap<>();
  int bucketsRead;
  int resultQueries;
  int writes;
  @Nullable Runnable beforeWrite;
  @Nullable AssetKey broken;

  private void check(AssetKey asset) {
    if (asset.equals(broken)) {
      throw new IllegalStateException("the table does not answer");
    }
  }

  @Override
  public Start start(AssetKey asset) {
    check(asset);
    return new Start(heads.getOrDefault(asset, Head.NEW), checkpoints.get(asset));
  }

  @Override
  public long sealedTo(AssetKey asset) {
    check(asset);
    return heads.getOrDefault(asset, Head.NEW).sealedTo();
  }

  @Override
  public Stored bucket(AssetKey asset, long minute) {
    return of(asset).getOrDefault(minute, new Stored(MinuteBucket.empty(minute), 0));
  }

  private NavigableMap<Long, Stored> of(AssetKey asset) {
    return buckets.computeIfAbsent(asset, key -> new TreeMap<>());
  }

  @Override
  public boolean write(AssetKey asset, Stored bucket, boolean late) {
    Runnable other = beforeWrite;
    beforeWrite = null;
    if (other != null) {
      other.run();
    }
    long minute = bucket.bucket().minute();
    if (bucket(asset, minute).revision() != bucket.revision()) {
      return false;
    }
    of(asset).put(minute, new Stored(bucket.bucket(), bucket.revision() + 1));
    writes++;
    if (late) {
      Head head = heads.getOrDefault(asset, Head.NEW);
      long from = Math.min(head.dirtyFrom(), MinuteBucket.startOf(minute));
      heads.put(asset, withLate(head, head.lateCount() + 1, from));
    }
    return true;
  }

  private static Head withLate(Head head, long lateCount, long dirtyFrom) {
    return new Head(
        head.lastTick(),
        head.window(),
        head.announced(),
        head.sealedTo(),
        head.sealedAt(),
        lateCount,
        dirtyFrom,
        head.recheckFrom());
  }

  /** What an invocation of the function does with observations that are in time or late. */
  void arrive(AssetKey asset, Collection<Observation> observations) {
    long sealedTo = sealedTo(asset);
    for (MinuteBucket bucket : Facts.buckets(observations)) {
      Stored stored = bucket(asset, bucket.minute());
      MinuteBucket merged = stored.bucket().merge(bucket);
      if (!merged.equals(stored.bucket())) {
        write(
            asset,
            new Stored(merged, stored.revision()),
            MinuteBucket.startOf(bucket.minute()) < sealedTo);
      }
    }
  }

  /** Merges observations without asking how late they are. */
  void merge(AssetKey asset, Collection<Observation> observations) {
    for (MinuteBucket bucket : Facts.buckets(observations)) {
      Stored stored = bucket(asset, bucket.minute());
      of(asset)
          .put(bucket.minute(), new Stored(stored.bucket().merge(bucket), stored.revision() + 1));
    }
  }

  List<MinuteBucket> all(AssetKey asset) {
    return buckets(asset, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public List<MinuteBucket> buckets(AssetKey asset, long firstMinute, long lastMinute) {
    List<MinuteBucket> found = new ArrayList<>();
    of(asset)
        .subMap(firstMinute, true, lastMinute, true)
        .values()
        .forEach(stored -> found.add(stored.bucket()));
    bucketsRead += found.size();
    return found;
  }

  @Override
  public Iterator<MinuteBucket> newestFirst(AssetKey asset, long firstMinute, long lastMinute) {
    return buckets(asset, firstMinute, lastMinute).reversed().iterator();
  }

  @Override
  public void keepCheckpoint(AssetKey asset, String checkpoint) {
    checkpoints.put(asset, checkpoint);
  }

  @Override
  public void keepResult(ShiftResult result) {
    results
        .computeIfAbsent(result.asset(), key -> new TreeMap<>())
        .merge(result.window().start(), result, (old, fresh) -> isNewer(fresh, old) ? fresh : old);
  }

  private static boolean isNewer(ShiftResult fresh, ShiftResult old) {
    return fresh.asOf() > old.asOf()
        || (fresh.asOf() == old.asOf() && fresh.version() >= old.version());
  }

  @Override
  public List<ShiftResult> results(AssetKey asset, long first, long last) {
    resultQueries++;
    return List.copyOf(
        results.getOrDefault(asset, new TreeMap<>()).subMap(first, true, last, true).values());
  }

  @Override
  public boolean finish(AssetKey asset, Head before, Head after) {
    Head now = heads.getOrDefault(asset, Head.NEW);
    if (now.lastTick() != before.lastTick()) {
      return false;
    }
    boolean seen = now.lateCount() == before.lateCount();
    heads.put(asset, withLate(after, now.lateCount(), seen ? Head.NOTHING : now.dirtyFrom()));
    return true;
  }
}
