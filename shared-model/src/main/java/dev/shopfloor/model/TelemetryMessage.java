package dev.shopfloor.model;

import java.util.List;

/**
 * Telemetry message v1, the body of an SQS message: one asset, its context once, its points.
 *
 * @param context where the points belong
 * @param points at least one, in no promised order
 */
public record TelemetryMessage(AssetContext context, List<EnrichedPoint> points) {
  /** The most bytes a body may have, so that it passes every queue and bus on its way. */
  public static final int MAX_BYTES = 256 * 1024;

  /** Copies the points. */
  public TelemetryMessage {
    points = List.copyOf(points);
  }
}
