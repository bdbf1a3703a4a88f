package dev.shopfloor.oee;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.Value.Real;
import dev.shopfloor.model.Value.Text;
import dev.shopfloor.model.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result as telemetry of machine type {@code oee}: what is undefined is left out. The points'
 * sequence is the result's version, so that a store which keeps the last in event order keeps a
 * restated shift.
 */
final class KpiPoints {
  /** The machine type, and so the measurement, of all KPIs. */
  static final String MACHINE_TYPE = "oee";

  private final List<EnrichedPoint> points = new ArrayList<>();
  private final long time;
  private final long version;

  private KpiPoints(long time, long version) {
    this.time = time;
    this.version = version;
  }

  /**
   * Makes the message.
   *
   * @param of where the asset stands
   * @param window MINUTE or SHIFT
   */
  static TelemetryMessage message(AssetContext of, String window, ShiftResult result) {
    KpiPoints kpis = new KpiPoints(result.asOf(), result.version());
    kpis.add("scope", null, new Text("ASSET"));
    kpis.add("window", null, new Text(window));
    kpis.add("state", null, new Text(result.state()));
    kpis.ratios(result.ratios());
    kpis.times(result);
    kpis.pieces(result.pieces());
    AssetContext context =
        new AssetContext(
            of.site(), of.area(), of.line(), of.asset(), MACHINE_TYPE, of.modelVersion());
    return new TelemetryMessage(context, kpis.points);
  }

  private void ratios(Ratios ratios) {
    ratio("availability", ratios.availability());
    ratio("performance", ratios.performance());
    ratio("quality", ratios.quality());
    ratio("oee", ratios.oee());
    ratio("oee_low", ratios.oeeLow());
    ratio("oee_high", ratios.oeeHigh());
    ratio("coverage", ratios.coverage());
  }

  private void times(ShiftResult result) {
    ShiftTimes times = result.times();
    millis("run_ms", times.run());
    millis("minor_ms", times.minor());
    millis("wait_ms", times.waiting());
    millis("fault_ms", times.fault());
    millis("setup_ms", times.setup());
    millis("unknown_ms", times.unknown());
    millis("planned_ms", result.plannedMillis());
  }

  private void pieces(@Nullable Pieces pieces) {
    if (pieces != null) {
      add("pieces", null, new Whole(pieces.total()));
      add("good_pieces", null, new Whole(pieces.good()));
      add("scrap_pieces", null, new Whole(pieces.scrap()));
      add("rework_pieces", null, new Whole(pieces.rework()));
    }
  }

  private void ratio(String tag, @Nullable Double ratio) {
    if (ratio != null) {
      add(tag, null, new Real(ratio));
    }
  }

  private void millis(String tag, long millis) {
    add(tag, "ms", new Whole(millis));
  }

  private void add(String tag, @Nullable String unit, Value value) {
    points.add(
        new EnrichedPoint(
            tag,
            Role.MEASUREMENT,
            value,
            unit,
            null,
            time,
            TimeOrigin.VALUE,
            time,
            Quality.GOOD,
            0,
            version));
  }
}
