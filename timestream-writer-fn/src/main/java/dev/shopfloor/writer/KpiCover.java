package dev.shopfloor.writer;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a KPI message (machine type {@code oee}) cover.
 *
 * <p>The message says so in text points {@code scope} and {@code window}, which become tags of the
 * series. They hold for the points of the same instant that follow them in the message, and for
 * those before the first of them, so that several windows of one instant may share a message.
 */
final class KpiCover {
  private static final String MACHINE_TYPE = "oee";
  private static final String SCOPE = "scope";
  private static final String WINDOW = "window";

  private final Map<Long, Cover> covers = new HashMap<>();

  KpiCover(List<EnrichedPoint> points) {
    // from the back, so that what stays is the first of each instant
    for (EnrichedPoint point : points.reversed()) {
      pass(point);
    }
  }

  static boolean isKpi(TelemetryMessage message) {
    return message.context().machineType().equals(MACHINE_TYPE);
  }

  static boolean isKpi(Series series) {
    return series.measurement().equals(MACHINE_TYPE);
  }

  /** Whether this point is a tag of the series and no field. */
  static boolean isTag(EnrichedPoint point) {
    return point.value() instanceof Value.Text
        && (point.tag().equals(SCOPE) || point.tag().equals(WINDOW));
  }

  /** Steps over a point; a tag changes the series of those that follow. */
  void pass(EnrichedPoint point) {
    if (isTag(point) && point.value() instanceof Value.Text(String text)) {
      Cover old = covers.getOrDefault(point.time(), Cover.NONE);
      covers.put(
          point.time(),
          point.tag().equals(SCOPE) ? new Cover(text, old.window) : new Cover(old.scope, text));
    }
  }

  /** The series of a number at this time. */
  Series series(Series asset, long time) {
    Cover cover = covers.getOrDefault(time, Cover.NONE);
    return asset.with(SCOPE, cover.scope).with(WINDOW, cover.window);
  }

  private record Cover(@Nullable String scope, @Nullable String window) {
    private static final Cover NONE = new Cover(null, null);
  }
}
