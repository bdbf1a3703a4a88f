package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Reason;
import org.jspecify.annotations.Nullable;

/** What one part of a foreign message turned out to be. */
public sealed interface Adapted {
  /**
   * A problem began or ended.
   *
   * @param alert the same, with the same ids, whenever the message is read
   */
  record Transition(Alert alert) implements Adapted {}

  /**
   * Nothing that a person has to act on, by the sender's own words.
   *
   * @param why one word for the ledger
   */
  record Ignored(String why) implements Adapted {}

  /**
   * Nothing that can become a work order; the message is to be kept with its bytes.
   *
   * @param reason why
   * @param field the field at fault; null when the whole message is
   * @param message one sentence that names the value and, where the reason's own does not fit, the
   *     mend
   */
  record Unusable(Reason reason, @Nullable String field, String message) implements Adapted {}
}
