package dev.shopfloor.oee;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All observations of one asset in one minute: per channel and exact time the one that counts.
 *
 * <p>Merging is commutative, associative and idempotent. Per time the greatest {@link Entry} wins;
 * per channel the {@value #MOST_PER_CHANNEL} earliest times are kept. Both are joins of a lattice,
 * so the same set of observations gives the same bucket in whatever order, batches or repeats it
 * came. Immutable.
 */
public final class MinuteBucket {
  /** How many instants a channel may have in a minute; beyond it a source is broken, not quick. */
  public static final int MOST_PER_CHANNEL = 2_000;

  private static final long NANOS_PER_MINUTE = 60_000_000_000L;

  private final long minute;
  private final NavigableMap<Channel, NavigableMap<Long, Entry>> channels;

  private MinuteBucket(long minute, NavigableMap<Channel, NavigableMap<Long, Entry>> channels) {
    this.minute = minute;
    this.channels = channels;
  }

  /** The minute (whole minutes since the epoch) that an instant belongs to. */
  public static long minuteOf(long time) {
    return Math.floorDiv(time, NANOS_PER_MINUTE);
  }

  /** The first instant of a minute, ns since the epoch. */
  public static long startOf(long minute) {
    return minute * NANOS_PER_MINUTE;
  }

  /** A bucket without observations. */
  public static MinuteBucket empty(long minute) {
    return new MinuteBucket(minute, Collections.emptyNavigableMap());
  }

  /**
   * A bucket of observations.
   *
   * @throws IllegalArgumentException when one is of another minute
   */
  public static MinuteBucket of(long minute, Collection<Observation> observations) {
    NavigableMap<Channel, NavigableMap<Long, Entry>> channels = new TreeMap<>();
    for (Observation observation : observations) {
      Entry entry = observation.entry();
      if (minuteOf(entry.time()) != minute) {
        throw new IllegalArgumentException(
            "an observation at %d ns is not of minute %d".formatted(entry.time(), minute));
      }
      channels
          .computeIfAbsent(observation.channel(), key -> new TreeMap<>())
          .merge(entry.time(), entry, Entry::later);
    }
    channels.values().forEach(MinuteBucket::keepEarliest);
    return new MinuteBucket(minute, channels);
  }

  /**
   * Both buckets' observations.
   *
   * @throws IllegalArgumentException when the other is of another minute
   */
  public MinuteBucket merge(MinuteBucket other) {
    if (other.minute != minute) {
      throw new IllegalArgumentException(
          "minute " + other.minute + " cannot be merged into minute " + minute);
    }
    NavigableMap<Channel, NavigableMap<Long, Entry>> merged = new TreeMap<>(channels);
    other.channels.forEach(
        (channel, entries) -> merged.merge(channel, entries, MinuteBucket::join));
    return new MinuteBucket(minute, merged);
  }

  private static NavigableMap<Long, Entry> join(
      NavigableMap<Long, Entry> one, NavigableMap<Long, Entry> other) {
    NavigableMap<Long, Entry> joined = new TreeMap<>(one);
    other.forEach((time, entry) -> joined.merge(time, entry, Entry::later));
    keepEarliest(joined);
    return joined;
  }

  private static void keepEarliest(NavigableMap<Long, Entry> entries) {
    while (entries.size() > MOST_PER_CHANNEL) {
      entries.pollLastEntry();
    }
  }

  /** Whole minutes since the epoch. */
  public long minute() {
    return minute;
  }

  /** How many observations it holds. */
  public int size() {
    return channels.values().stream().mapToInt(NavigableMap::size).sum();
  }

  /** The channels that have observations, in order. */
  public Collection<Channel> channels() {
    return Collections.unmodifiableSet(channels.keySet());
  }

  /** A channel's entries by time; empty for a channel without any. */
  public Collection<Entry> entries(Channel channel) {
    NavigableMap<Long, Entry> entries = channels.get(channel);
    return entries == null ? List.of() : Collections.unmodifiableCollection(entries.values());
  }

  /** Whether this channel has an entry, whichever won, at this time. */
  public boolean holds(Channel channel, long time) {
    NavigableMap<Long, Entry> entries = channels.get(channel);
    return entries != null && entries.containsKey(time);
  }

  /** The observations of another bucket whose channel and time have no place here. */
  public List<Observation> lacking(MinuteBucket other) {
    List<Observation> lost = new ArrayList<>();
    other.channels.forEach((channel, entries) -> {
      for (Entry entry : entries.values()) {
        if (!holds(channel, entry.time())) {
          lost.add(new Observation(channel, entry));
        }
      }
    });
    return lost;
  }

  /** All observations in the order of time, then channel. */
  public List<Observation> observations() {
    List<Observation> all = new ArrayList<>(size());
    channels.forEach((channel, entries) ->
        entries.values().forEach(entry -> all.add(new Observation(channel, entry))));
    // stable, and the channels stand in order already
    all.sort((one, other) -> Long.compare(one.entry().time(), other.entry().time()));
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MinuteBucket bucket
        && bucket.minute == minute
        && bucket.channels.equals(channels);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(minute) * 31 + channels.hashCode();
  }

  @Override
  public String toString() {
    return "minute " + minute + " " + channels;
  }
}
