package dev.shopfloor.enrich;

import dev.shopfloor.model.Condition;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import org.jspecify.annotations.Nullable;

/** Whether a value suits its tag. */
sealed interface Fit {
  /**
   * It does.
   *
   * @param value of the tag's type, in the unit stored
   * @param raw as sent, when it differs; else null
   * @param condition what an alarm tag reports; else null
   */
  record Good(Value value, EnrichedPoint.@Nullable Raw raw, @Nullable Condition condition)
      implements Fit {}

  /**
   * It does not.
   *
   * @param reason why
   * @param message one sentence that names the value
   */
  record Bad(Reason reason, String message) implements Fit {}
}
