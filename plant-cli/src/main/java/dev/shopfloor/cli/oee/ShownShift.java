package dev.shopfloor.cli.oee;

import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.ShiftResult;

/**
 * A shift's result.
 *
 * @param result the result
 * @param cut whether only a part of the shift was looked at
 */
public record ShownShift(ShiftResult result, boolean cut) {
  /** Time between shifts is told where something was made in it. */
  boolean worthTelling() {
    Pieces pieces = result.pieces();
    return !result.window().offShift() || (pieces != null && pieces.total() > 0);
  }
}
