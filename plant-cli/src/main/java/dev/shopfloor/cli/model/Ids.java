package dev.shopfloor.cli.model;

import java.util.regex.Pattern;

/** Ids of sites, lines, assets, machine types and shifts: they become topics, keys and tables. */
final class Ids {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  private Ids() {}

  static boolean check(String id, Place place, Problems problems) {
    if (LEGAL.matcher(id).matches()) {
      return true;
    }
    problems.error(
        place,
        "\"" + id + "\" is no id",
        "use up to 64 letters, digits, - _ and . and begin with a letter or digit");
    return false;
  }
}
