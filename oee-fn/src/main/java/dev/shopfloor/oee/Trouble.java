package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/** Who is told of what went wrong and was dealt with, so that a person can find out why. */
@FunctionalInterface
public interface Trouble {
  /**
   * Tells.
   *
   * @param what one sentence
   * @param cause null when there is none beyond the sentence
   */
  void tell(String what, @Nullable Throwable cause);
}
