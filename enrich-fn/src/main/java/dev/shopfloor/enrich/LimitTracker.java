package dev.shopfloor.enrich;

import dev.shopfloor.enrich.AlarmState.Active;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.LimitLevel;
import dev.shopfloor.plant.LimitSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of limits (ISA-18.2): a value passes a limit to enter its level, and has to
 * come back by the deadband to leave it.
 *
 * <p>Too high and too low are two problems of a tag. Each is raised when it begins, raised again
 * under the same dedup key when it gets worse, and cleared when it ends; getting less bad is
 * remembered and tells nobody, because the problem still stands.
 *
 * <p>What is older than the last change is history and changes nothing. At one instant the worse
 * level counts, whichever arrives first.
 */
final class LimitTracker {
  private static final String DETECTOR = "limit";

  // the worst first, so that it counts
  private static final List<LimitLevel> ORDER =
      List.of(LimitLevel.HH, LimitLevel.H, LimitLevel.LL, LimitLevel.L);

  private LimitTracker() {}

  /**
   * The level of a value.
   *
   * @param before the level until now
   */
  static LimitLevel level(LimitLevel before, Value value, LimitSpec spec) {
    for (LimitLevel level : ORDER) {
      LimitSpec.Limit limit = spec.limit(level);
      if (limit != null && (passes(level, value, limit) || holds(level, before, value, spec))) {
        return level;
      }
    }
    return LimitLevel.NORMAL;
  }

  private static boolean passes(LimitLevel level, Value value, LimitSpec.Limit limit) {
    int compared = Numbers.compare(value, limit.at());
    return level.high() ? compared > 0 : compared < 0;
  }

  // who stands at HH has passed H too
  private static boolean holds(LimitLevel level, LimitLevel before, Value value, LimitSpec spec) {
    LimitSpec.Limit limit = spec.limit(level);
    if (limit == null || !before.sameSide(level) || (level.outer() && before != level)) {
      return false;
    }
    return level.high()
        ? Numbers.compare(value, limit.at() - spec.deadband()) >= 0
        : Numbers.compare(value, limit.at() + spec.deadband()) <= 0;
  }

  /** Applies one observation to the state of its tag; {@code rev} is left as it is. */
  static AlarmStep apply(AlarmState state, LimitObservation seen) {
    LimitLevel before = standing(state);
    LimitLevel after = level(before, seen.value(), seen.limits());
    boolean history =
        seen.time() < state.lastTime()
            || (seen.time() == state.lastTime() && after.compareTo(before) < 0);
    if (after == before || history) {
      return AlarmStep.none(state);
    }
    List<ShopfloorEvent> alerts = new ArrayList<>();
    boolean sameProblem = before.sameSide(after);
    if (before != LimitLevel.NORMAL && !sameProblem) {
      alerts.add(alert(seen, after, Alert.State.CLEARED, left(before, seen.limits())));
    }
    if (after != LimitLevel.NORMAL && (!sameProblem || after.outer())) {
      alerts.add(alert(seen, after, Alert.State.RAISED, after));
    }
    return new AlarmStep(
        new AlarmState(active(after, seen.time()), seen.time(), state.rev()), alerts);
  }

  /** The limit whose passing back ended the problem: the inner one of its side, if there is one. */
  private static LimitLevel left(LimitLevel before, LimitSpec spec) {
    LimitLevel inner = before.high() ? LimitLevel.H : LimitLevel.L;
    return spec.limit(inner) == null ? before : inner;
  }

  /** The level that a state holds; NORMAL also when the tag had another role before. */
  static LimitLevel standing(AlarmState state) {
    for (LimitLevel level : LimitLevel.ASCENDING) {
      if (state.active().containsKey(level.name())) {
        return level;
      }
    }
    return LimitLevel.NORMAL;
  }

  private static SortedMap<String, Active> active(LimitLevel level, long since) {
    return level == LimitLevel.NORMAL
        ? Collections.emptySortedMap()
        : new TreeMap<>(
            Map.of(
                level.name(),
                new Active(
                    level.outer() ? Condition.Level.FAULT : Condition.Level.WARNING, since)));
  }

  private static Alert alert(
      LimitObservation seen, LimitLevel after, Alert.State state, LimitLevel level) {
    AssetKey asset = seen.context().key();
    String tag = seen.tag().name();
    String side = level.high() ? "high" : "low";
    // the plant file may have dropped the limit since
    LimitSpec.@Nullable Limit limit = seen.limits().limit(level);
    Severity severity = limit == null ? LimitSpec.defaultSeverity(level) : limit.severity();
    return new Alert(
        // at one instant each change leads to another level
        Ids.of(asset.text(), tag, DETECTOR, after.name(), state.name(), Long.toString(seen.time())),
        asset,
        seen.context().line(),
        tag,
        DETECTOR,
        Alert.Kind.THRESHOLD,
        state,
        severity,
        level.name(),
        null,
        seen.value(),
        seen.tag().unit(),
        limit == null ? null : limit.at(),
        null,
        List.of(),
        seen.time(),
        List.of(asset.site(), asset.asset(), tag, side));
  }
}
