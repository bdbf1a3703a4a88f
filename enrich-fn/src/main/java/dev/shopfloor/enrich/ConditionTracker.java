package dev.shopfloor.enrich;

import dev.shopfloor.enrich.AlarmState.Active;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.TagSpec.AlarmSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of machine conditions: a repeat is no event, a change is exactly one.
 *
 * <p>What is older than the last transition is history and changes nothing. At one instant an alarm
 * outranks its end, whichever arrives first: a stale alarm is seen by a person, a lost one by
 * nobody.
 */
public final class ConditionTracker {
  /**
   * The most codes that stand of one tag. A machine that makes up codes and never ends them must
   * not grow an item until it can no longer be written; the oldest one is then forgotten.
   */
  static final int MOST_STANDING = 256;

  private static final String DETECTOR = "machine-condition";

  private ConditionTracker() {}

  /** Applies one observation to the state of its tag; {@code rev} is left as it is. */
  public static AlarmStep apply(AlarmState state, ConditionObservation seen) {
    boolean history = seen.time() < state.lastTime();
    return switch (seen.condition().level()) {
      case WARNING, FAULT -> history ? AlarmStep.none(state) : raise(state, seen);
      case NORMAL -> history ? AlarmStep.none(state) : clear(state, seen);
      case UNAVAILABLE -> AlarmStep.none(state);
    };
  }

  private static AlarmStep raise(AlarmState state, ConditionObservation seen) {
    String code = seen.condition().code();
    Level level = seen.condition().level();
    Active before = state.active().get(code);
    boolean known =
        before != null && (before.level().compareTo(level) >= 0 || seen.time() < before.since());
    if (known) {
      return AlarmStep.none(state);
    }
    SortedMap<String, Active> active = new TreeMap<>(state.active());
    active.put(code, new Active(level, seen.time()));
    if (active.size() > MOST_STANDING) {
      active.remove(oldest(active));
    }
    boolean tells = spec(seen).perCode() || level.compareTo(state.worst()) > 0;
    return new AlarmStep(
        // only an end makes an older beginning history: two alarms of a tag may come in any order
        new AlarmState(active, state.lastTime(), state.rev()),
        tells ? List.of(alert(seen, Alert.State.RAISED, code, level)) : List.of());
  }

  private static String oldest(SortedMap<String, Active> active) {
    return active.entrySet().stream()
        .min(Comparator.comparingLong(alarm -> alarm.getValue().since()))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private static AlarmStep clear(AlarmState state, ConditionObservation seen) {
    String code = seen.condition().code();
    SortedMap<String, Active> active = new TreeMap<>(state.active());
    List<ShopfloorEvent> cleared = new ArrayList<>();
    for (Map.Entry<String, Active> alarm : state.active().entrySet()) {
      boolean meant = code.isEmpty() || code.equals(alarm.getKey());
      if (meant && alarm.getValue().since() < seen.time()) {
        active.remove(alarm.getKey());
        cleared.add(alert(seen, Alert.State.CLEARED, alarm.getKey(), alarm.getValue().level()));
      }
    }
    if (cleared.isEmpty()) {
      return AlarmStep.none(state);
    }
    AlarmState after = new AlarmState(active, seen.time(), state.rev());
    if (spec(seen).perCode()) {
      return new AlarmStep(after, cleared);
    }
    return new AlarmStep(
        after,
        active.isEmpty()
            ? List.of(alert(seen, Alert.State.CLEARED, "", state.worst()))
            : List.of());
  }

  private static Alert alert(
      ConditionObservation seen, Alert.State state, String code, Level level) {
    AssetKey asset = seen.context().key();
    String tag = seen.tag().name();
    Condition condition = seen.condition();
    boolean ownProblem = spec(seen).perCode() && !code.isEmpty();
    return new Alert(
        Ids.of(asset.text(), tag, code, state.name(), level.name(), Long.toString(seen.time())),
        asset,
        seen.context().line(),
        tag,
        DETECTOR,
        Alert.Kind.STATE,
        state,
        severity(spec(seen), code, level),
        textOrNull(code),
        textOrNull(condition.text()),
        new Value.Text(condition.level().name()),
        null,
        null,
        null,
        List.of(),
        seen.time(),
        ownProblem
            ? List.of(asset.site(), asset.asset(), tag, code)
            : List.of(asset.site(), asset.asset(), tag));
  }

  private static Severity severity(AlarmSpec spec, String code, Level level) {
    Severity own = spec.codes().get(code);
    return own != null ? own : level == Level.FAULT ? spec.fault() : spec.warning();
  }

  private static AlarmSpec spec(ConditionObservation seen) {
    return Objects.requireNonNull(
        seen.tag().alarm(), () -> "tag " + seen.tag().name() + " of role alarm has no alarm rules");
  }

  private static @Nullable String textOrNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
