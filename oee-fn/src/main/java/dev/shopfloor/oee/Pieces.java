package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/**
 * How many pieces a window made.
 *
 * @param total all pieces, 0 or more
 * @param good good at the first pass, 0 to total; with reworked ones where the policy says so
 * @param scrap thrown away, 0 or more
 * @param rework made again, 0 or more
 * @param gap of the total those that were made while nothing was known: in no ratio, 0 or more
 */
public record Pieces(long total, long good, long scrap, long rework, long gap) {
  /** Pieces all made in known time. */
  public Pieces(long total, long good, long scrap, long rework) {
    this(total, good, scrap, rework, 0);
  }

  /** The sum; where one side counts nothing, the other side's. */
  public static @Nullable Pieces sum(@Nullable Pieces one, @Nullable Pieces other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return new Pieces(
        one.total + other.total,
        one.good + other.good,
        one.scrap + other.scrap,
        one.rework + other.rework,
        one.gap + other.gap);
  }
}
