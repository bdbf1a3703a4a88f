package dev.shopfloor.plant;

/**
 * Patterns of names in which {@code *} stands for any characters, also for none. Case counts. No
 * regular expressions: whatever the pattern, the time is at most the product of both lengths.
 */
public final class Glob {
  private Glob() {}

  /** Whether the pattern fits the whole text. */
  public static boolean fits(String pattern, String text) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int next = 0;
    while (next < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = next;
      } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(next)) {
        at++;
        next++;
      } else if (star >= 0) {
        at = star + 1;
        next = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  /** Whether one of the patterns fits; no pattern at all fits everything. */
  public static boolean any(Iterable<String> patterns, String text) {
    boolean none = true;
    for (String pattern : patterns) {
      if (fits(pattern, text)) {
        return true;
      }
      none = false;
    }
    return none;
  }

  /**
   * Whether a pattern surely fits all that another one fits. A star of the other is only met by a
   * star of this one, so that true is always right.
   */
  public static boolean covers(String pattern, String other) {
    return fits(pattern, other);
  }
}
