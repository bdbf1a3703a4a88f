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
import dev.shopfloor.plant.AssetRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A result as telemetry of machine type {@code oee}: what is undefined is left out. The points'
 * sequence is the result's version, so that a store which keeps the last in event order keeps a
 * restated shift.
 */
final class KpiPoints {
  /** The machine type, and so the measurement, of all KPIs. */
  static final String MACHINE_TYPE = "oee";

  private static final String MILLIS = "ms";
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_MINUTE = 60_000;

  private final List<EnrichedPoint> points = new ArrayList<>();
  private final long time;
  private final long version;

  private KpiPoints(long time, long version) {
    this.time = time;
    this.version = version;
  }

  /** The last minute of a shift; it knows no minor stops and no ranges. */
  static TelemetryMessage minute(AssetRevision of, ShiftResult result) {
    KpiPoints kpis = new KpiPoints(result.asOf(), result.version());
    kpis.cover("ASSET", "MINUTE");
    kpis.state(result);
    kpis.ratios(result.ratios());
    kpis.ratio("oee", result.ratios().oee());
    kpis.times(result.times());
    kpis.bases(result.bases());
    kpis.pieces(result.pieces());
    kpis.rate(of, result);
    return kpis.message(of.context());
  }

  /** The shift so far, or all of it. */
  static TelemetryMessage shift(AssetRevision of, ShiftResult result) {
    return window(of, "SHIFT", result);
  }

  /** What was made between two shifts: in no availability, but in TEEP. */
  static TelemetryMessage offShift(AssetRevision of, ShiftResult result) {
    return window(of, "OFFSHIFT", result);
  }

  private static TelemetryMessage window(AssetRevision of, String window, ShiftResult result) {
    KpiPoints kpis = new KpiPoints(result.asOf(), result.version());
    kpis.cover("ASSET", window);
    kpis.state(result);
    kpis.text("phase", result.lifecycle().phase().name());
    kpis.number("version", null, result.version());
    kpis.shift(result.window().code(), result.window().businessDate());
    kpis.wholeRatios(result.ratios());
    kpis.times(result.times());
    kpis.bases(result.bases());
    kpis.pieces(result.pieces());
    kpis.stops(result.stops());
    return kpis.message(of.context());
  }

  /** A line or a plant. */
  static TelemetryMessage rollUp(RollUp result) {
    boolean line = result.key().scope() == RollUp.Scope.LINE;
    KpiPoints kpis = new KpiPoints(result.asOf(), result.revision());
    kpis.cover(line ? "LINE" : "PLANT", "SHIFT");
    kpis.text("status", result.status().name());
    kpis.flags(result.flags());
    kpis.shift(result.key().shift(), result.businessDate());
    kpis.number("version", null, result.revision());
    kpis.wholeRatios(result.ratios());
    kpis.times(result.times());
    kpis.bases(result.headline().bases());
    kpis.pieces(result.headline().pieces());
    kpis.stops(result.stops());
    return kpis.message(
        new AssetContext(
            result.key().site(),
            null,
            line ? result.key().line() : "_plant",
            line ? "_line" : "_plant",
            MACHINE_TYPE,
            ""));
  }

  private TelemetryMessage message(AssetContext of) {
    return new TelemetryMessage(
        new AssetContext(
            of.site(), of.area(), of.line(), of.asset(), MACHINE_TYPE, of.modelVersion()),
        points);
  }

  private void cover(String scope, String window) {
    text("scope", scope);
    text("window", window);
  }

  private void state(ShiftResult result) {
    text("state", result.state());
    number("state_since", MILLIS, result.stateSince() / NANOS_PER_MILLI);
    text("status", result.status().name());
    text("state_seconds", StateSeconds.text(result.stateMillis()));
    flags(result.flags());
    if (result.product() != null) {
      text("product", result.product());
    }
  }

  private void flags(Set<ResultFlag> flags) {
    // also when there is none: a store would else keep those that a later version took away
    text(
        "flags",
        flags.isEmpty()
            ? "NONE"
            : flags.stream().map(ResultFlag::name).collect(Collectors.joining(",")));
  }

  private void shift(String code, String businessDate) {
    text("shift", code);
    if (!businessDate.isEmpty()) {
      text("business_date", businessDate);
    }
  }

  private void ratios(Ratios ratios) {
    ratio("availability", ratios.availability());
    ratio("performance", ratios.performance());
    ratio("quality", ratios.quality());
    ratio("quality_count", ratios.qualityCount());
    ratio("coverage", ratios.coverage());
    ratio("loading", ratios.loading());
  }

  private void wholeRatios(Ratios ratios) {
    ratios(ratios);
    ratio("oee", ratios.oee());
    ratio("oee_low", ratios.oeeLow());
    ratio("oee_high", ratios.oeeHigh());
    ratio("nee", ratios.nee());
    ratio("teep", ratios.teep());
    ratio("performance_capped", capped(ratios.performance()));
    ratio("oee_capped", capped(ratios.oee()));
  }

  private static @Nullable Double capped(@Nullable Double ratio) {
    return ratio == null ? null : Math.min(1, ratio);
  }

  private void times(ShiftTimes times) {
    number("t_run", MILLIS, times.run());
    number("t_minor", MILLIS, times.minor());
    number("t_wait", MILLIS, times.waiting());
    number("t_fault", MILLIS, times.fault());
    number("t_setup", MILLIS, times.setup());
    number("t_maint", MILLIS, times.maint());
    number("t_planned", MILLIS, times.planned());
    number("t_planned_loss", MILLIS, times.plannedLoss());
    number("t_no_order", MILLIS, times.noOrder());
    number("t_unknown", MILLIS, times.unknown());
    number("t_offshift", MILLIS, times.offShift());
  }

  private void bases(Bases bases) {
    number("ppt", MILLIS, bases.planned() / NANOS_PER_MILLI);
    if (bases.ideals()) {
      number("ideal", MILLIS, bases.ideal() / NANOS_PER_MILLI);
      number("good_ideal", MILLIS, bases.goodIdeal() / NANOS_PER_MILLI);
    }
  }

  private void pieces(@Nullable Pieces pieces) {
    if (pieces != null) {
      number("n_total", null, pieces.total());
      number("n_good", null, pieces.good());
      number("n_scrap", null, pieces.scrap());
      number("n_rework", null, pieces.rework());
      number("gap_parts", null, pieces.gap());
    }
  }

  private void stops(StopFigures stops) {
    number("stops", null, stops.stops());
    number("minor_stops", null, stops.minorStops());
    number("failures", null, stops.failures());
    number("repair_ms", MILLIS, stops.repairMillis());
    number("changeovers", null, stops.changeovers());
  }

  private void rate(AssetRevision of, ShiftResult result) {
    Pieces pieces = result.pieces();
    long whole = result.times().total();
    if (pieces == null || whole == 0) {
      return;
    }
    ratio("rate_ppm", pieces.total() * MILLIS_PER_MINUTE / whole);
    long counted = pieces.total() - pieces.gap();
    double cycle =
        result.bases().ideals() && counted > 0
            ? (double) result.bases().ideal() / counted
            : of.oee().idealCycle();
    if (cycle > 0) {
      ratio("ict_s", cycle / NANOS_PER_SECOND);
    }
  }

  private void ratio(String tag, @Nullable Double ratio) {
    if (ratio != null) {
      add(tag, null, new Real(ratio));
    }
  }

  private void number(String tag, @Nullable String unit, long number) {
    add(tag, unit, new Whole(number));
  }

  private void text(String tag, String text) {
    add(tag, null, new Text(text));
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
