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
    Map<AssetKey, Map<String, List<AlarmObservation>>> open = new HashMap<>();
    for (AlarmObservation seen : observations) {
      if (tells(seen) && !verdicts.known(seen)) {
        open.computeIfAbsent(seen.context().key(), first -> new TreeMap<>())
            .computeIfAbsent(seen.signal(), first -> new ArrayList<>())
            .add(seen);
      }
    }
    open.values().forEach(tags -> tags.values().forEach(list -> list.sort(AlarmObservation.ORDER)));
    Set<String> published = new HashSet<>();
    for (int attempt = 0; attempt < MOST_ATTEMPTS && !open.isEmpty(); attempt++) {
      List<Change> changes = decide(open);
      publish(changes, published);
      open.clear();
      for (Change change : changes) {
        if (!store.write(change.asset(), change.tag(), change.next())) {
          open.computeIfAbsent(change.asset(), first -> new TreeMap<>())
              .put(change.tag(), change.seen());
        }
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalStateException(
          "the alarm states of %s were changed by others at each of %d attempts"
              .formatted(open.keySet(), MOST_ATTEMPTS));
    }
    verdicts.keep(observations);
    return published.size();
  }

  private static boolean tells(AlarmObservation seen) {
    return !(seen instanceof ConditionObservation reported)
        || reported.condition().level() != Level.UNAVAILABLE;
  }

  private List<Change> decide(Map<AssetKey, Map<String, List<AlarmObservation>>> open) {
    List<Change> changes = new ArrayList<>();
    open.forEach((asset, tags) -> {
      Map<String, AlarmState> states = store.read(asset);
      tags.forEach((tag, seen) -> {
        AlarmState before = states.getOrDefault(tag, AlarmState.NONE);
        Change change = fold(asset, tag, before, seen);
        if (change.next().rev() != before.rev()) {
          changes.add(change);
        }
      });
    });
    return changes;
  }

  private static Change fold(
      AssetKey asset, String tag, AlarmState before, List<AlarmObservation> seen) {
    AlarmState state = before;
    List<ShopfloorEvent> events = new ArrayList<>();
    for (AlarmObservation each : seen) {
      AlarmStep step = each.after(state);
      state = step.state();
      events.addAll(step.events());
    }
    long rev = state.equals(before) ? before.rev() : before.rev() + 1;
    return new Change(
        asset, tag, new AlarmState(state.active(), state.lastTime(), rev), events, seen);
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
