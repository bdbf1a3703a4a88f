package dev.shopfloor.oee;

import dev.shopfloor.model.Alert.State;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.DataQualityAlert.Problem;
import dev.shopfloor.model.Ids;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shift's numbers say about its data: raised when a version shows it, cleared when a later
 * version no longer does.
 */
final class ShiftAlerts {
  private static final double MOST_PERFORMANCE = 1.2;
  private static final String SIGNAL = "oee";

  private ShiftAlerts() {}

  static List<DataQualityAlert> of(Version version) {
    ShiftResult now = version.result();
    ShiftResult before = version.before();
    List<DataQualityAlert> alerts = new ArrayList<>();
    for (Problem problem : List.of(Problem.LOW_COVERAGE, Problem.IMPLAUSIBLE_PERFORMANCE)) {
      boolean was = before != null && shows(problem, before);
      if (was != shows(problem, now)) {
        alerts.add(alert(version, problem, was ? State.CLEARED : State.RAISED));
      }
    }
    return alerts;
  }

  private static @Nullable Double measured(Problem problem, ShiftResult result) {
    return problem == Problem.LOW_COVERAGE
        ? result.ratios().coverage()
        : result.ratios().performance();
  }

  private static boolean shows(Problem problem, ShiftResult result) {
    Double value = measured(problem, result);
    return value != null
        && (problem == Problem.LOW_COVERAGE
            ? value < Ratios.LEAST_COVERAGE
            : value > MOST_PERFORMANCE);
  }

  private static DataQualityAlert alert(Version version, Problem problem, State state) {
    ShiftResult result = version.result();
    AssetKey asset = result.asset();
    ShiftWindow window = result.window();
    boolean coverage = problem == Problem.LOW_COVERAGE;
    return new DataQualityAlert(
        Ids.of(
            "DataQualityAlert",
            asset.text(),
            problem.name(),
            state.name(),
            window.code(),
            Long.toString(window.start()),
            Integer.toString(result.version())),
        asset,
        result.line(),
        SIGNAL,
        problem,
        state,
        window.code(),
        message(coverage, state, window),
        measured(problem, result),
        coverage ? Ratios.LEAST_COVERAGE : MOST_PERFORMANCE,
        null,
        version.at(),
        result.modelVersion());
  }

  private static String message(boolean coverage, State state, ShiftWindow window) {
    String shift = "shift \"%s\"".formatted(window.code());
    if (state == State.CLEARED) {
      return coverage
          ? shift + ": enough of its time is known now to tell its OEE"
          : shift + ": its performance is plausible now";
    }
    return coverage
        ? shift
            + ": too little of its planned time is known to tell its OEE; read it as the range"
            + " from oee_low to oee_high, and look for the gap in the asset's data"
        : shift
            + ": it made more than its ideal cycle allows by far; check idealCycle, products and"
            + " what its counter counts";
  }

  /** Late data would change a shift that is locked: told once for the same numbers. */
  static DataQualityAlert locked(ShiftResult kept, ShiftResult adjusted, long tick) {
    AssetKey asset = adjusted.asset();
    ShiftWindow window = adjusted.window();
    return new DataQualityAlert(
        Ids.of(
            "DataQualityAlert",
            asset.text(),
            Problem.LOCKED_SHIFT.name(),
            window.code(),
            Long.toString(window.start()),
            ShiftResultCodec.text(adjusted)),
        asset,
        adjusted.line(),
        SIGNAL,
        Problem.LOCKED_SHIFT,
        State.RAISED,
        window.code(),
        ("shift \"%s\" is locked: its numbers stay as they were told, late data would make them"
                + " others; what they would be is kept beside it as an adjustment")
            .formatted(window.code()),
        adjusted.ratios().oee(),
        kept.ratios().oee(),
        null,
        tick,
        adjusted.modelVersion());
  }
}
