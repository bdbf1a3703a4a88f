package dev.shopfloor.workorder.adapter;

/** Foreign text in our own sentences: one line, not endless. */
final class Shown {
  private static final int MOST = 160;

  private Shown() {}

  /** A value of the message. */
  static String of(Doc doc) {
    return switch (doc) {
      case Doc.Text(String string) -> '"' + of(string) + '"';
      case Doc.Num(String digits) -> of(digits);
      case Doc.Truth(boolean holds) -> Boolean.toString(holds);
      case Doc.Obj object -> "an object";
      case Doc.Arr array -> "an array";
      case Doc.Nothing nothing -> "nothing";
    };
  }

  /** A text of the message. */
  static String of(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.codePointCount(0, line.length()) <= MOST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST - 1)) + "…";
  }
}
