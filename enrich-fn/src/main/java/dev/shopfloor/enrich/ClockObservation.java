package dev.shopfloor.enrich;

import dev.shopfloor.enrich.AlarmState.Active;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the clock of an asset's source is off, as {@link ClockOffsets} estimates it.
 *
 * @param context the asset, as it was then
 * @param source the topic filter of the source
 * @param offset receipt less event time, ns: above 0 the clock is behind
 * @param tolerance how far it may be off, ns
 * @param time when the estimate was made, by the receipt of the messages, ns since the epoch
 */
public record ClockObservation(
    AssetContext context, String source, long offset, long tolerance, long time)
    implements AlarmObservation {
  private static final String CODE = "CLOCK_OFFSET";
  private static final double NANOS = 1e9;

  @Override
  public String signal() {
    return "#clock " + source;
  }

  @Override
  public int rank() {
    return beyond() ? 1 : 0;
  }

  @Override
  public String tie() {
    return Long.toString(offset);
  }

  @Override
  public Verdict verdict() {
    return new Verdict("", beyond() ? "beyond" : "inside");
  }

  private boolean beyond() {
    return Math.abs(offset) > tolerance;
  }

  @Override
  public AlarmStep after(AlarmState state) {
    boolean stands = state.active().containsKey(CODE);
    boolean history = time < state.lastTime() || (time == state.lastTime() && !beyond());
    if (stands == beyond() || history) {
      return AlarmStep.none(state);
    }
    Map<String, Active> active =
        beyond() ? Map.of(CODE, new Active(Level.WARNING, time)) : Map.of();
    return new AlarmStep(
        new AlarmState(new TreeMap<>(active), time, state.rev()), List.of(alert()));
  }

  private DataQualityAlert alert() {
    Alert.State state = beyond() ? Alert.State.RAISED : Alert.State.CLEARED;
    return new DataQualityAlert(
        Ids.of(context.key().text(), signal(), state.name(), Long.toString(time)),
        context.key(),
        context.line(),
        source,
        DataQualityAlert.Problem.CLOCK_OFFSET,
        state,
        null,
        message(),
        offset / NANOS,
        tolerance / NANOS,
        "s",
        time,
        context.modelVersion());
  }

  private String message() {
    String off =
        String.format(
            Locale.ROOT,
            "the source's clock is %.1f s %s; %.1f s are allowed",
            Math.abs(offset) / NANOS,
            offset < 0 ? "ahead" : "behind",
            tolerance / NANOS);
    return beyond()
        ? off + ": set the clock, or raise the source's clockTolerance in the plant file"
        : off;
  }
}
