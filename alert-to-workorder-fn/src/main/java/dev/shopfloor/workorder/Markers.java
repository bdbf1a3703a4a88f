package dev.shopfloor.workorder;

import dev.shopfloor.model.Ids;
import java.util.List;

/**
 * The names under which a problem and its work orders are known.
 *
 * <p>Letters, digits, colon and dot only: maintenance systems escape or strip other characters. The
 * length is fixed, so that no key is the beginning of another.
 */
public final class Markers {
  private static final String PREFIX = "sf:";

  private Markers() {}

  /**
   * The dedup key of a problem: {@code sf:} and 26 characters.
   *
   * @param parts what names the problem; never a value, a time or a message
   */
  public static String key(List<String> parts) {
    return PREFIX + Ids.of(parts.toArray(String[]::new));
  }

  /**
   * The marker that a work order carries in the maintenance system.
   *
   * @param generation 1 for the first order of the problem
   */
  public static String marker(String key, int generation) {
    return key + '.' + generation;
  }
}
