package dev.shopfloor.workorder;

/** Texts cut between characters and not within one. */
public final class CodePoints {
  private CodePoints() {}

  /** At most so many code points, 1 or more; what was cut ends in an ellipsis. */
  public static String cut(String text, int most) {
    if (count(text) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  /** How many code points a text has. */
  public static int count(String text) {
    return text.codePointCount(0, text.length());
  }
}
