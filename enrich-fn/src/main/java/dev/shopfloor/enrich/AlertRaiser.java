package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.ShopfloorEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns machine conditions, values at their limits, and doubts about data into alerts, each
 * transition into one.
 *
 * <p>An alert is published before its state is written: a crash between the two repeats it under
 * the same event id, while the other order would lose it. States are read anew in each invocation
 * that sees a condition or a value with limits, once for each asset; one kept from before could
 * hide a transition that another instance has made.
 */
public final class AlertRaiser {
  private static final int MOST_ATTEMPTS = 6;

  private final AlarmStore store;
  private final AlertBus bus;
  private final Verdicts verdicts = new Verdicts();

  /** Alerts with their state in this store, published on this bus. */
  public AlertRaiser(AlarmStore store, AlertBus bus) {
    this.store = store;
    this.bus = bus;
  }

  /**
   * Publishes the alerts that follow from these observations and keeps the states.
   *
   * @return how many alerts were published
   * @throws RuntimeException when the bus or the store fails; then all of it may be done again
   */
  public int process(List<? extends AlarmObservation> observations) {
    Map<AssetKey, Map<String, List<AlarmObservation>>> open = open(observations);
    Set<String> published = new HashSet<>();
    for (int attempt = 0; attempt < MOST_ATTEMPTS && !open.isEmpty(); attempt++) {
      List<Change> changes = decide(open);
      publish(changes, published);
      open = unwritten(changes);
    }
    if (!open.isEmpty()) {
      throw new IllegalStateException(
          "the alarm states of %s were changed by others at each of %d attempts"
              .formatted(open.keySet(), MOST_ATTEMPTS));
    }
    verdicts.keep(observations);
    return published.size();
  }

  /** What must be decided, by asset and signal. */
  private Map<AssetKey, Map<String, List<AlarmObservation>>> open(
      List<? extends AlarmObservation> observations) {
    Map<AssetKey, Map<String, List<AlarmObservation>>> open = Map.of();
    for (AlarmObservation seen : observations) {
      if (tells(seen) && !verdicts.known(seen)) {
        AssetKey asset = seen.context().key();
        Map<String, List<AlarmObservation>> tags = open.get(asset);
        if (tags == null) {
          tags = new TreeMap<>();
          open = with(open, asset, tags);
        }
        tags.computeIfAbsent(seen.signal(), first -> new ArrayList<>(1)).add(seen);
      }
    }
    return open;
  }

  private static Map<AssetKey, Map<String, List<AlarmObservation>>> with(
      Map<AssetKey, Map<String, List<AlarmObservation>>> open,
      AssetKey asset,
      Map<String, List<AlarmObservation>> tags) {
    if (open.isEmpty()) {
      // one message is of one asset nearly always
      return Map.of(asset, tags);
    }
    Map<AssetKey, Map<String, List<AlarmObservation>>> more = open;
    if (open.size() == 1) {
      more = new HashMap<>();
      open.forEach(more::put);
    }
    more.put(asset, tags);
    return more;
  }

  /** Writes the states after changes; returns what must be decided anew, because others did too. */
  private Map<AssetKey, Map<String, List<AlarmObservation>>> unwritten(List<Change> changes) {
    if (changes.isEmpty()) {
      return Map.of();
    }
    Map<AssetKey, Map<String, List<AlarmObservation>>> open = new HashMap<>();
    for (Change change : changes) {
      if (!store.write(change.asset(), change.tag(), change.next())) {
        open.computeIfAbsent(change.asset(), first -> new TreeMap<>())
            .put(change.tag(), change.seen());
      }
    }
    return open;
  }

  private static boolean tells(AlarmObservation seen) {
    return !(seen instanceof ConditionObservation reported)
        || reported.condition().level() != Level.UNAVAILABLE;
  }

  private List<Change> decide(Map<AssetKey, Map<String, List<AlarmObservation>>> open) {
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<AssetKey, Map<String, List<AlarmObservation>>> tags : open.entrySet()) {
      AssetKey asset = tags.getKey();
      Map<String, AlarmState> states = store.read(asset);
      for (Map.Entry<String, List<AlarmObservation>> seen : tags.getValue().entrySet()) {
        AlarmState before = states.getOrDefault(seen.getKey(), AlarmState.NONE);
        seen.getValue().sort(AlarmObservation.ORDER);
        Change change = fold(asset, seen.getKey(), before, seen.getValue());
        if (change != null) {
          changes.add(change);
        }
      }
    }
    return changes;
  }

  /** The change that observations make; null for none, as nearly always. */
  private static @Nullable Change fold(
      AssetKey asset, String tag, AlarmState before, List<AlarmObservation> seen) {
    AlarmState state = before;
    List<ShopfloorEvent> events = new ArrayList<>(0);
    for (AlarmObservation each : seen) {
      AlarmStep step = each.after(state);
      state = step.state();
      for (ShopfloorEvent event : step.events()) {
        events.add(event);
      }
    }
    if (state.equals(before)) {
      return null;
    }
    AlarmState next = new AlarmState(state.active(), state.lastTime(), before.rev() + 1);
    return new Change(asset, tag, next, events, seen);
  }

  private void publish(List<Change> changes, Set<String> published) {
    List<ShopfloorEvent> events = new ArrayList<>();
    for (Change change : changes) {
      for (ShopfloorEvent event : change.events()) {
        if (published.add(event.eventId())) {
          events.add(event);
        }
      }
    }
    if (!events.isEmpty()) {
      bus.publish(events);
    }
  }

  private record Change(
      AssetKey asset,
      String tag,
      AlarmState next,
      List<ShopfloorEvent> events,
      List<AlarmObservation> seen) {}
}
