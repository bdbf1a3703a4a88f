package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/**
 * A version of a shift as it is told: written once, and never changed after. Whatever is told of it
 * is made of this alone, so that telling it again tells the same.
 *
 * @param result the version; 0 is the provisional one with which the shift was closed
 * @param before the version that was told before it; null for version 0
 * @param at the tick that made it, ns since the epoch
 * @param lateFrom the earliest hour of the late data that made it, ns since the epoch; {@link
 *     Head#NOTHING} when none did
 */
public record Version(ShiftResult result, @Nullable ShiftResult before, long at, long lateFrom) {
  /** Its name within its asset. */
  public Head.Mark mark() {
    return new Head.Mark(result.window().start(), result.version());
  }
}
