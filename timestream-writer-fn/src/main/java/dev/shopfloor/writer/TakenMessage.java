package dev.shopfloor.writer;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.json.NewerFormException;
import dev.shopfloor.model.json.TelemetryCodec;
import dev.shopfloor.runtime.QueuedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message of the queue, read.
 *
 * @param queued as it came
 * @param telemetry its content; null when it cannot be read
 * @param problem why it cannot be read; empty when it can
 * @param newer whether it has to wait for the later release that wrote it
 */
record TakenMessage(
    QueuedMessage queued, @Nullable TelemetryMessage telemetry, String problem, boolean newer) {
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final String STAGE = "writer";

  static TakenMessage read(QueuedMessage queued) {
    try {
      return new TakenMessage(queued, TelemetryCodec.read(queued.body()), "", false);
    } catch (NewerFormException newer) {
      return new TakenMessage(queued, null, String.valueOf(newer.getMessage()), true);
    } catch (IOException | IllegalArgumentException unreadable) {
      return new TakenMessage(queued, null, String.valueOf(unreadable.getMessage()), false);
    }
  }

  /** How many points the ledger counts for it: one, when nobody can tell how many it holds. */
  int size() {
    return telemetry == null ? 1 : telemetry.points().size();
  }

  Quarantined unreadable() {
    return quarantined(Reason.MALFORMED_TELEMETRY, null, problem);
  }

  Quarantined quarantined(Reason reason, @Nullable String field, String message) {
    String arn = queued.queueArn();
    return new Quarantined(
        reason,
        field,
        message,
        STAGE,
        telemetry == null ? null : telemetry.context().key().text(),
        arn.substring(arn.lastIndexOf(':') + 1),
        received(),
        queued.body().getBytes(StandardCharsets.UTF_8));
  }

  private long received() {
    return telemetry == null
        ? queued.sentAt() * NANOS_PER_MILLI
        : telemetry.points().stream().mapToLong(EnrichedPoint::rx).max().orElse(0);
  }
}
