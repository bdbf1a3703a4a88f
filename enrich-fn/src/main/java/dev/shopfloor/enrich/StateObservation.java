package dev.shopfloor.enrich;

import dev.shopfloor.enrich.AlarmState.Active;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A state or a mode that the plant file does not have, so that its time counts as unknown.
 *
 * <p>It is told once for each name and version of the asset's model, and never cleared: an event
 * when somebody has mapped the state would tell that person nothing. A machine that makes up names
 * is told of {@value #MOST} times.
 *
 * @param context the asset, as it was then
 * @param tag canonical name of the tag
 * @param name of the state, as stored
 * @param time when, ns since the epoch
 * @param role of the tag, STATE or MODE
 */
public record StateObservation(AssetContext context, String tag, String name, long time, Role role)
    implements AlarmObservation {
  /** The most names told of a tag. */
  static final int MOST = 32;

  @Override
  public String signal() {
    return "#state " + tag;
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public String tie() {
    return name;
  }

  @Override
  public Verdict verdict() {
    return new Verdict(code(), "unmapped");
  }

  /** A revision's version is its content, so a changed state map is told of anew. */
  private String code() {
    return context.modelVersion() + '/' + Shown.of(name);
  }

  @Override
  public AlarmStep after(AlarmState state) {
    String version = context.modelVersion() + '/';
    long told = state.active().keySet().stream().filter(code -> code.startsWith(version)).count();
    if (state.active().containsKey(code()) || told >= MOST) {
      return AlarmStep.none(state);
    }
    TreeMap<String, Active> active = new TreeMap<>(state.active());
    if (active.size() >= MOST) {
      active.entrySet().stream()
          .filter(entry -> !entry.getKey().startsWith(version))
          .min(
              Comparator.comparingLong(
                      (Map.Entry<String, Active> entry) -> entry.getValue().since())
                  .thenComparing(Map.Entry::getKey))
          .map(Map.Entry::getKey)
          .ifPresent(active::remove);
    }
    active.put(code(), new Active(Level.WARNING, time));
    return new AlarmStep(new AlarmState(active, state.lastTime(), state.rev()), List.of(alert()));
  }

  private String message(String shown) {
    return role == Role.MODE
        ? "the mode \"%s\" is not in the asset's modes and its time counts as unknown: add it to modes under states in the plant file"
            .formatted(shown)
        : "the state \"%s\" is not in the asset's states and counts as unknown: add it to states in the plant file"
            .formatted(shown);
  }

  private DataQualityAlert alert() {
    String shown = Shown.of(name);
    return new DataQualityAlert(
        Ids.of(context.key().text(), signal(), code()),
        context.key(),
        context.line(),
        tag,
        DataQualityAlert.Problem.UNMAPPED_STATE,
        Alert.State.RAISED,
        shown,
        message(shown),
        null,
        null,
        null,
        time,
        context.modelVersion());
  }
}
