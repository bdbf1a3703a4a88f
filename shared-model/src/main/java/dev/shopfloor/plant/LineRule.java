package dev.shopfloor.plant;

import org.jspecify.annotations.Nullable;

/**
 * How a line's OEE is made of its assets'.
 *
 * @param method the way
 * @param unit the asset that the line's time and ideal cycle are taken from; null for WEIGHTED
 * @param output the asset whose good pieces are the line's; null for the unit's own
 */
public record LineRule(Method method, @Nullable String unit, @Nullable String output) {
  /** Sums of all assets' bases. */
  public static final LineRule WEIGHTED = new LineRule(Method.WEIGHTED, null, null);

  /** How a line is made of its assets. */
  public enum Method {
    /** The sum of all assets' times and pieces. */
    WEIGHTED,
    /** The slowest asset tells what the line can do; others waiting are no loss of the line. */
    BOTTLENECK,
    /** One asset stands for the line, such as its controller; the others are parts of it. */
    SINGLE_UNIT
  }
}
