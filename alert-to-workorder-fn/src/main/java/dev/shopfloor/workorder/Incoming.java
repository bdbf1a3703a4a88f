package dev.shopfloor.workorder;

import dev.shopfloor.model.Reason;
import org.jspecify.annotations.Nullable;

/** What a message of AlertQueue turned out to be. */
public sealed interface Incoming {
  /**
   * A minute has passed.
   *
   * @param time the scheduled time, ns since the epoch
   */
  record Tick(long time) implements Incoming {}

  /**
   * Something happened to a problem.
   *
   * @param occurrence what happened
   */
  record Occurred(Occurrence occurrence) implements Incoming {}

  /**
   * Nothing that can become a work order; to be kept in quarantine.
   *
   * @param reason why
   * @param field the field at fault; null when the whole message is
   * @param message one sentence that names the value
   */
  record Unusable(Reason reason, @Nullable String field, String message) implements Incoming {}
}
