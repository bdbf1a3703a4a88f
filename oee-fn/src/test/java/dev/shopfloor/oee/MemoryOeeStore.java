package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The table's promises, in memory: conditions hold, and what is stored went through its codec. */
final class MemoryOeeStore implements OeeStore {
  final Map<AssetKey, NavigableMap<Long, Stored>> buckets = new HashMap<>();
  final Map<AssetKey, Head> heads = new HashMap<>();
  final Map<AssetKey, String> checkpoints = new HashMap<>();
  final Map<AssetKey, NavigableMap<Long, String>> olderCheckpoints = new HashMap<>();
  final Map<AssetKey, Map<Head.Mark, Version>> versions = new HashMap<>();
  final Map<AssetKey, NavigableMap<Long, ShiftResult>> adjustments = new HashMap<>();
  final Map<RollUp.Key, RollUp> rollUps = new HashMap<>();
  private final Map<AssetKey, Map<Long, Long>> resultTicks = new HashMap<>();
  final Map<AssetKey, NavigableMap<Long, ShiftResult>> results = new HashMap<>();
  int bucketsRead;
  int resultQueries;
  int checkpointReads;
  int writes;
  @Nullable Runnable beforeWrite;
  @Nullable AssetKey broken;
  @Nullable AssetKey hanging;
  CountDownLatch until = new CountDownLatch(0);

  private void check(AssetKey asset) {
    if (asset.equals(broken)) {
      throw new IllegalStateException("the table does not answer");
    }
    if (asset.equals(hanging)) {
      try {
        until.await();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException("stopped while the table did not answer", stopped);
      }
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
      long hour = MinuteBucket.startOf(Math.floorDiv(minute, 60) * 60);
      long from = Math.min(head.dirtyFrom(), hour);
      heads.put(asset, head.withLate(head.lateCount() + 1, from));
    }
    return true;
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
  public @Nullable String checkpoint(AssetKey asset, long position) {
    checkpointReads++;
    return olderCheckpoints.getOrDefault(asset, new TreeMap<>()).get(position);
  }

  @Override
  public void keepResult(ShiftResult result, long tick) {
    NavigableMap<Long, ShiftResult> all =
        results.computeIfAbsent(result.asset(), key -> new TreeMap<>());
    Map<Long, Long> ticks = resultTicks.computeIfAbsent(result.asset(), key -> new HashMap<>());
    long start = result.window().start();
    ShiftResult old = all.get(start);
    if (old == null || isNewer(result, tick, old, ticks.getOrDefault(start, Long.MIN_VALUE))) {
      all.put(start, throughItsCodec(result));
      ticks.put(start, tick);
    }
  }

  private static boolean isNewer(ShiftResult fresh, long tick, ShiftResult old, long oldTick) {
    return fresh.asOf() > old.asOf()
        || (fresh.asOf() == old.asOf()
            && (fresh.version() > old.version()
                || (fresh.version() == old.version() && tick >= oldTick)));
  }

  private static ShiftResult throughItsCodec(ShiftResult result) {
    try {
      return ShiftResultCodec.read(ShiftResultCodec.text(result));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public boolean keepVersions(AssetKey asset, Head before, List<Version> fresh) {
    Head head = heads.getOrDefault(asset, Head.NEW);
    Map<Head.Mark, Version> kept = versions.computeIfAbsent(asset, key -> new HashMap<>());
    if (head.lastTick() != before.lastTick()
        || fresh.stream().anyMatch(version -> kept.containsKey(version.mark()))) {
      return false;
    }
    Set<Head.Mark> marks = new HashSet<>(head.unsent());
    for (Version version : fresh) {
      kept.put(version.mark(), version);
      marks.add(version.mark());
      keepResult(version.result(), version.at());
    }
    heads.put(asset, head.withUnsent(marks));
    return true;
  }

  @Override
  public @Nullable Version version(AssetKey asset, Head.Mark mark) {
    return versions.getOrDefault(asset, Map.of()).get(mark);
  }

  @Override
  public @Nullable ShiftResult adjustment(AssetKey asset, long start) {
    return adjustments.getOrDefault(asset, new TreeMap<>()).get(start);
  }

  @Override
  public void keepAdjustment(ShiftResult adjusted) {
    adjustments
        .computeIfAbsent(adjusted.asset(), key -> new TreeMap<>())
        .put(adjusted.window().start(), adjusted);
  }

  @Override
  public List<ShiftResult> results(AssetKey asset, long first, long last) {
    resultQueries++;
    return List.copyOf(
        results.getOrDefault(asset, new TreeMap<>()).subMap(first, true, last, true).values());
  }

  @Override
  public List<ShiftResult> results(List<AssetKey> assets, long start) {
    return assets.stream()
        .map(asset -> results.getOrDefault(asset, new TreeMap<>()).get(start))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public List<RollUp> rollUps(List<RollUp.Key> keys) {
    return keys.stream().map(rollUps::get).filter(Objects::nonNull).toList();
  }

  @Override
  public boolean keepRollUp(RollUp fresh) {
    RollUp old = rollUps.get(fresh.key());
    if ((old == null ? 0 : old.revision()) != fresh.revision() - 1) {
      return false;
    }
    rollUps.put(fresh.key(), fresh);
    return true;
  }

  @Override
  public boolean finish(AssetKey asset, Head before, Head after, @Nullable String checkpoint) {
    Head now = heads.getOrDefault(asset, Head.NEW);
    if (now.lastTick() != before.lastTick()) {
      return false;
    }
    boolean seen = now.lateCount() == before.lateCount();
    Set<Head.Mark> unsent = new HashSet<>(now.unsent());
    unsent.removeAll(after.unsent());
    heads.put(
        asset,
        after.withLate(now.lateCount(), seen ? Head.NOTHING : now.dirtyFrom()).withUnsent(unsent));
    if (checkpoint != null) {
      checkpoints.put(asset, checkpoint);
      olderCheckpoints
          .computeIfAbsent(asset, key -> new TreeMap<>())
          .put(after.checkpoints().getLast().position(), checkpoint);
    }
    return true;
  }
}
