package dev.shopfloor.enrich;

/** Values as error messages show them: short, whatever a machine has sent. */
public final class Shown {
  private static final int MOST = 80;

  private Shown() {}

  /** The text, cut where it is long. */
  public static String of(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "...";
  }
}
