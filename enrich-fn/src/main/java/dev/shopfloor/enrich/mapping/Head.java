package dev.shopfloor.enrich.mapping;

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

  /**
   * How far a source trusts its own value.
   *
   * @param quality in our four grades
   * @param code the source's own word or number; null when it sent none
   */
  record Grade(Quality quality, @Nullable String code) {
    static final Grade GOOD = new Grade(Quality.GOOD, null);

    /** Whether the value counts. */
    boolean usable() {
      return quality == Quality.GOOD || quality == Quality.UNCERTAIN;
    }
  }
}
