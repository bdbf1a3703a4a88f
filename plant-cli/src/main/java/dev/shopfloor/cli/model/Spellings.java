package dev.shopfloor.cli.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ways in which controllers write the names that a standard gives. */
final class Spellings {
  private Spellings() {}

  /** Every name as it is, without blanks, in capitals, with a capital first, and with {@code _}. */
  static List<String> of(String... names) {
    Set<String> all = new LinkedHashSet<>();
    for (String name : names) {
      String joined = name.replace(" ", "");
      String capitals = name.toUpperCase(Locale.ROOT);
      all.addAll(
          List.of(
              name,
              joined,
              first(name),
              first(joined),
              capitals,
              capitals.replace(' ', '_'),
              joined.toUpperCase(Locale.ROOT)));
    }
    return List.copyOf(all);
  }

  private static String first(String name) {
    return name.substring(0, 1) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
