package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Grade;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TimeOrigin;
import org.jspecify.annotations.Nullable;

/**
 * What all values of a record have in common.
 *
 * @param device as {@link dev.shopfloor.model.Point#device()}
 * @param when its time
 * @param grade how far to trust them
 * @param sequence as {@link dev.shopfloor.model.Point#sequence()}
 */
record Head(@Nullable String device, When when, Grade grade, long sequence) {
  Head at(When other) {
    return new Head(device, other, grade, sequence);
  }

  Head graded(Grade other) {
    return new Head(device, when, other, sequence);
  }

  /**
   * A time.
   *
   * @param nanos ns since the epoch; the receive time where there is a problem
   * @param origin where it came from
   * @param flags mask of {@link dev.shopfloor.model.Flag} bits
   * @param problem why it cannot be read; null when it can
   */
  record When(long nanos, TimeOrigin origin, int flags, @Nullable String problem) {
    When at(long other) {
      return new When(other, origin, flags, problem);
    }
  }

  /** Whether its values count. */
  boolean usable() {
    return grade.quality() == Quality.GOOD || grade.quality() == Quality.UNCERTAIN;
  }
}
