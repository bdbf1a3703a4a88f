package dev.shopfloor.enrich;

/** Values as error messages show them: short, whatever a machine has sent. */
final class Shown {
  private static final int MOST = 80;

  private Shown() {}

  static String of(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "...";
  }
}
