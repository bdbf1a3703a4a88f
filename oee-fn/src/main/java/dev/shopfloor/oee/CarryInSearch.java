package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a window inherits by going back through the buckets, only as far as it must: to the
 * newest state, to the start of the fault if it is one, to the newest product, and to each
 * counter's newest value and its newest value above 0.
 */
final class CarryInSearch {
  private final AssetHistory history;
  private final Set<String> unseen = new HashSet<>();
  private final Map<String, Counter> counters = new HashMap<>();
  private @Nullable Held held;
  private @Nullable FaultStop fault;
  private boolean faultBegan;
  private @Nullable String product;
  private final boolean hasProduct;
  private long heardAt;

  private CarryInSearch(AssetHistory history, long before) {
    this.history = history;
    for (TagSpec tag : history.at(before).tags()) {
      if (tag.counter() != null) {
        unseen.add(tag.name());
      }
    }
    this.hasProduct =
        history.revisions().stream().anyMatch(each -> !Classes.productTag(each).isEmpty());
  }

  /**
   * Searches.
   *
   * @param before the window's start, ns since the epoch
   * @param newestFirst buckets from the one that holds {@code before} on backwards; read no further
   *     than needed
   */
  static CarryIn find(AssetHistory history, long before, Iterator<MinuteBucket> newestFirst) {
    CarryInSearch search = new CarryInSearch(history, before);
    while (!search.done() && newestFirst.hasNext()) {
      List<Observation> observations = newestFirst.next().observations();
      for (Observation observation : observations.reversed()) {
        if (observation.entry().time() < before) {
          search.take(observation.channel(), observation.entry());
        }
      }
    }
    return new CarryIn(
        search.held == null ? Held.NONE : search.held,
        search.heardAt,
        search.fault,
        search.counters,
        search.product == null ? "" : search.product);
  }

  private boolean done() {
    return held != null
        && unseen.isEmpty()
        && (fault == null || faultBegan)
        && (product != null || !hasProduct);
  }

  private void take(Channel channel, Entry entry) {
    heardAt = Math.max(heardAt, entry.time());
    AssetRevision revision = history.at(entry.time());
    if (channel.role() == Role.STATE && channel.tag().equals(Classes.stateTag(revision))) {
      state(revision, new Held(Classes.name(entry.value()), entry.quality()), entry.time());
    } else if (channel.role() == Role.COUNTER) {
      counter(channel.tag(), entry);
    } else if (product == null
        && channel.role() == Role.PRODUCT
        && channel.tag().equals(Classes.productTag(revision))) {
      product = Classes.product(entry);
    }
  }

  private void state(AssetRevision revision, Held state, long time) {
    boolean isFault = Classes.of(revision, state) == TimeClass.FAULT;
    if (held == null) {
      held = state;
      faultBegan = !isFault;
    }
    if (faultBegan) {
      return;
    }
    if (isFault) {
      fault = new FaultStop(state.name(), time, FaultStop.OPEN);
    } else {
      faultBegan = true;
    }
  }

  private void counter(String tag, Entry entry) {
    if (!unseen.contains(tag) || !Classes.countable(entry)) {
      return;
    }
    long value = ((Value.Whole) entry.value()).value();
    Counter newer = counters.get(tag);
    if (newer == null) {
      counters.put(tag, new Counter(value, entry.time(), false));
    } else if (value > 0) {
      counters.put(tag, new Counter(newer.last(), newer.lastTime(), true));
    }
    if (value > 0) {
      unseen.remove(tag);
    }
  }
}
