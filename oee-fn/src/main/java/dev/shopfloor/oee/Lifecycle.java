package dev.shopfloor.oee;

import dev.shopfloor.model.ShiftRestated;
import org.jspecify.annotations.Nullable;

/**
 * How far a result is from being the last word.
 *
 * @param phase where it stands
 * @param version 0 until it is final, then 1, and one more for each restatement
 * @param cause of the last restatement; null before the first
 * @param complete whether newer data shows that all of the window's has come
 */
public record Lifecycle(
    Phase phase, int version, ShiftRestated.@Nullable Cause cause, boolean complete) {
  /** The window still runs. */
  public static final Lifecycle LIVE = new Lifecycle(Phase.LIVE, 0, null, false);

  /** The window has ended; its data may still be on the way. */
  public static final Lifecycle ENDED = new Lifecycle(Phase.ENDED, 0, null, false);

  /** Where a result stands. */
  public enum Phase {
    /** The window still runs. */
    LIVE,
    /** It has ended; data is waited for. */
    ENDED,
    /** Version 1. */
    FINAL,
    /** Version 2 and up. */
    RESTATED,
    /** Nothing changes it any more. */
    LOCKED
  }
}
