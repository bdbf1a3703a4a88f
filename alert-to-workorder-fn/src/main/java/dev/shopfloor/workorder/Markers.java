package dev.shopfloor.workorder;

import dev.shopfloor.model.Ids;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a problem and its work orders are known.
 *
 * <p>Letters, digits, colon and dot only: maintenance systems escape or strip other characters. The
 * length is fixed, so that no key is the beginning of another.
 */
public final class Markers {
  /** A key anywhere in a text, in any case; its first group is what follows the prefix's colon. */
  static final Pattern PATTERN = Pattern.compile("sf:([a-z2-7]{26})", Pattern.CASE_INSENSITIVE);

  private static final String PREFIX = "sf:";
  private static final Pattern MARKER =
      Pattern.compile("(?<key>sf:[a-z2-7]{26})\\.(?<generation>[1-9]\\d{0,8})");

  private static final Pattern WITHIN =
      Pattern.compile("(?<![A-Za-z0-9])" + MARKER.pattern() + "(?![A-Za-z0-9])");

  private Markers() {}

  /**
   * The dedup key of a problem: {@code sf:} and 26 characters.
   *
   * @param parts what names the problem; never a value, a time or a message
   */
  public static String key(List<String> parts) {
    return PREFIX + Ids.of(parts.toArray(String[]::new));
  }

  /** The key of a site's summary orders; no problem has this one, for it names no asset. */
  static String summary(String site) {
    return key(List.of(site, "summary order"));
  }

  /**
   * The marker that a work order carries in the maintenance system.
   *
   * @param generation 1 for the first order of the problem
   */
  public static String marker(String key, int generation) {
    return key + '.' + generation;
  }

  /** The first marker in a text; null when there is none. Longer words do not count. */
  public static @Nullable String in(@Nullable String text) {
    Matcher matcher = WITHIN.matcher(text == null ? "" : text);
    return matcher.find() ? matcher.group() : null;
  }

  /** What a marker stands for; null when it is none of ours. */
  static @Nullable Marked read(String marker) {
    Matcher matcher = MARKER.matcher(marker);
    return matcher.matches()
        ? new Marked(matcher.group("key"), Integer.parseInt(matcher.group("generation")))
        : null;
  }

  /**
   * The problem and which of its orders.
   *
   * @param key the problem's key
   * @param generation 1 for its first order
   */
  record Marked(String key, int generation) {}
}
