package dev.shopfloor.oee;

import dev.shopfloor.oee.Channel.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All observations of one asset in one minute: per channel and exact time the one that counts (of
 * increments, per sequence number as well).
 *
 * <p>Merging is commutative, associative and idempotent. Per place the greatest {@link Entry} wins;
 * per channel the {@value #MOST_PER_CHANNEL} earliest places are kept. Both are joins of a lattice,
 * so the same set of observations gives the same bucket in whatever order, batches or repeats it
 * came. Immutable.
 */
public final class MinuteBucket {
  /** How many instants a channel may have in a minute; beyond it a source is broken, not quick. */
  public static final int MOST_PER_CHANNEL = 2_000;

  private static final long NANOS_PER_MINUTE = 60_000_000_000L;

  private final long minute;
  private final NavigableMap<Channel, NavigableMap<Slot, Entry>> channels;
  // made when it is first asked for; the same whoever makes it
  private @Nullable List<Observation> inOrder;

  private MinuteBucket(long minute, NavigableMap<Channel, NavigableMap<Slot, Entry>> channels) {
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
    NavigableMap<Channel, NavigableMap<Slot, Entry>> channels = new TreeMap<>();
    for (Observation observation : observations) {
      Entry entry = observation.entry();
      if (minuteOf(entry.time()) != minute) {
        throw new IllegalArgumentException(
            "an observation at %d ns is not of minute %d".formatted(entry.time(), minute));
      }
      channels
          .computeIfAbsent(observation.channel(), key -> new TreeMap<>())
          .merge(observation.channel().slot(entry), entry, Entry::later);
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
    NavigableMap<Channel, NavigableMap<Slot, Entry>> merged = new TreeMap<>(channels);
    other.channels.forEach(
        (channel, entries) -> merged.merge(channel, entries, MinuteBucket::join));
    return new MinuteBucket(minute, merged);
  }

  private static NavigableMap<Slot, Entry> join(
      NavigableMap<Slot, Entry> one, NavigableMap<Slot, Entry> other) {
    NavigableMap<Slot, Entry> joined = new TreeMap<>(one);
    other.forEach((slot, entry) -> joined.merge(slot, entry, Entry::later));
    keepEarliest(joined);
    return joined;
  }

  private static void keepEarliest(NavigableMap<Slot, Entry> entries) {
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
    NavigableMap<Slot, Entry> entries = channels.get(channel);
    return entries == null ? List.of() : Collections.unmodifiableCollection(entries.values());
  }

  /** Whether this channel has an entry, whichever won, in this one's place. */
  public boolean holds(Channel channel, Entry entry) {
    NavigableMap<Slot, Entry> entries = channels.get(channel);
    return entries != null && entries.containsKey(channel.slot(entry));
  }

  /** The observations of another bucket that have no place here. */
  public List<Observation> lacking(MinuteBucket other) {
    List<Observation> lost = new ArrayList<>();
    other.channels.forEach((channel, entries) -> {
      for (Entry entry : entries.values()) {
        if (!holds(channel, entry)) {
          lost.add(new Observation(channel, entry));
        }
      }
    });
    return lost;
  }

  /** All observations in the order of time, then channel. */
  public List<Observation> observations() {
    List<Observation> known = inOrder;
    if (known == null) {
      known = List.copyOf(sorted());
      inOrder = known;
    }
    return known;
  }

  private List<Observation> sorted() {
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
