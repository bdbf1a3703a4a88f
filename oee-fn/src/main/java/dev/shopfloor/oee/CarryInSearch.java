package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a window inherits by going back through the buckets, only as far as it must: to the
 * newest state, to the start of the stop if it is one, to the newest product, order, mode and run
 * of the source, and to each counter's newest value and its newest value above 0.
 */
final class CarryInSearch {
  private static final Set<Role> TEXTS = EnumSet.of(Role.PRODUCT, Role.ORDER, Role.MODE, Role.BOOT);

  private final AssetHistory history;
  private final Set<String> unseen = new HashSet<>();
  private final Set<Role> unsaid = EnumSet.noneOf(Role.class);
  private final Map<Role, String> texts = new EnumMap<>(Role.class);
  private final Map<String, Counter> counters = new HashMap<>();
  private final Map<String, Reasons.Said> reasons = new HashMap<>();
  private @Nullable Held held;
  private @Nullable FaultStop fault;
  private boolean faultBegan;
  private boolean stopBegan;
  private long standingSince = Reasons.RUNNING;
  private long heardAt;

  private CarryInSearch(AssetHistory history, long before) {
    this.history = history;
    for (TagSpec tag : history.at(before).tags()) {
      if (tag.counter() != null) {
        unseen.add(tag.name());
      }
    }
    for (Role role : TEXTS) {
      if (history.revisions().stream().anyMatch(each -> !each.firstOf(role).isEmpty())) {
        unsaid.add(role);
      }
    }
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
    return search.found();
  }

  private CarryIn found() {
    reasons.values().removeIf(said -> said.time() < standingSince || said.text().isEmpty());
    return new CarryIn(
        held == null ? Held.NONE : held,
        heardAt,
        fault,
        counters,
        texts.getOrDefault(Role.PRODUCT, ""),
        texts.get(Role.MODE),
        texts.get(Role.ORDER),
        texts.get(Role.BOOT),
        reasons,
        standingSince);
  }

  private boolean done() {
    return stopBegan && unseen.isEmpty() && unsaid.isEmpty();
  }

  private void take(Channel channel, Entry entry) {
    heardAt = Math.max(heardAt, entry.time());
    AssetRevision revision = history.at(entry.time());
    Role role = channel.role();
    if (role == Role.COUNTER) {
      counter(channel.tag(), entry);
    } else if (role == Role.REASON) {
      String text = Classes.text(entry);
      if (text != null) {
        reasons.putIfAbsent(channel.tag(), new Reasons.Said(text, entry.time()));
      }
    } else if (channel.tag().equals(revision.firstOf(role))) {
      if (role == Role.STATE) {
        state(revision, new Held(Classes.name(entry.value()), entry.quality()), entry.time());
      } else if (TEXTS.contains(role) && !texts.containsKey(role)) {
        text(role, entry);
      }
    }
  }

  private void text(Role role, Entry entry) {
    String text = Classes.text(entry);
    if (text != null) {
      texts.put(role, text);
      unsaid.remove(role);
    }
  }

  private void state(AssetRevision revision, Held state, long time) {
    if (stopBegan || (state.trusted() && revision.oee().rules().ignored().contains(state.name()))) {
      return;
    }
    TimeClass timeClass = Classes.profile(revision, state);
    if (held == null) {
      held = state;
      faultBegan = timeClass != TimeClass.FAULT;
    }
    stopBegan = !Classes.stands(timeClass);
    if (!stopBegan) {
      standingSince = time;
    }
    if (!faultBegan && timeClass == TimeClass.FAULT) {
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
