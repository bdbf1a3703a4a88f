package dev.shopfloor.enrich;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as half of Europe writes them: {@code 3,5} and {@code 1.234,5}. */
final class DecimalComma {
  private static final Pattern GROUPS =
      Pattern.compile("[+-]?[0-9]{1,3}([. \\u00a0\\u202f][0-9]{3})+");
  private static final int MOST = 400;

  private DecimalComma() {}

  /**
   * The number with a point, or null when it is none or may be two: without a comma, 1.234 is a
   * thousand for some and hardly more than one for others.
   */
  static @Nullable String pointed(String text) {
    if (text.length() > MOST) {
      return null;
    }
    int comma = text.indexOf(',');
    String whole = comma < 0 ? text : text.substring(0, comma);
    boolean grouped = GROUPS.matcher(whole).matches();
    if (comma < 0) {
      return grouped ? null : text;
    }
    if (text.indexOf(',', comma + 1) >= 0 || text.indexOf('.', comma) >= 0) {
      return null;
    }
    String digits = grouped ? whole.replaceAll("[. \\u00a0\\u202f]", "") : whole;
    return digits.indexOf('.') >= 0 ? null : digits + '.' + text.substring(comma + 1);
  }
}
