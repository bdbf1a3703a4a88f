package dev.shopfloor.enrich.mapping;

import dev.shopfloor.units.Units;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The unit at the end of a tag's name: {@code hyd_pressure_bar}, {@code flow_l_min}, {@code
 * TempDegF}.
 *
 * <p>One letter alone is a unit only behind its quantity, as in {@code temp_c}: {@code phase_c} and
 * {@code axis_a} are no temperature and no current.
 */
final class UnitSuffix {
  private static final int MOST_KEPT = 10_000;
  private static final Map<String, Map<String, String>> LETTERS =
      Map.of(
          "c", Map.of("temp", "Cel"),
          "f", Map.of("temp", "[degF]"),
          "k", Map.of("temp", "K"),
          "a", Map.of("current", "A", "amps", "A"),
          "v", Map.of("volt", "V"),
          "w", Map.of("power", "W"));
  private static final Map<String, String> WORDS =
      Map.of("degc", "Cel", "degf", "[degF]", "pct", "%", "percent", "%");

  // names of tags are few and come again with every message
  private static final Map<String, Optional<String>> KNOWN = new ConcurrentHashMap<>();

  private UnitSuffix() {}

  /** The unit that the name tells, or null. */
  static @Nullable String of(String name) {
    Optional<String> known = KNOWN.get(name);
    if (known == null) {
      known = Optional.ofNullable(find(name));
      if (KNOWN.size() < MOST_KEPT) {
        KNOWN.put(name, known);
      }
    }
    return known.orElse(null);
  }

  private static @Nullable String find(String name) {
    int last = name.lastIndexOf('_');
    if (last > 0) {
      int before = name.lastIndexOf('_', last - 1);
      String quotient =
          before > 0
              ? unit(name.substring(before + 1, last) + '/' + name.substring(last + 1))
              : null;
      return quotient != null ? quotient : unit(name.substring(0, last), name.substring(last + 1));
    }
    for (int at = 1; at < name.length(); at++) {
      boolean hump =
          Character.isUpperCase(name.charAt(at)) && !Character.isUpperCase(name.charAt(at - 1));
      String unit = hump ? unit(name.substring(0, at), name.substring(at)) : null;
      if (unit != null) {
        return unit;
      }
    }
    return null;
  }

  private static @Nullable String unit(String stem, String suffix) {
    if (suffix.length() == 1) {
      String quantity = stem.toLowerCase(Locale.ROOT);
      return LETTERS.getOrDefault(suffix.toLowerCase(Locale.ROOT), Map.of()).entrySet().stream()
          .filter(letter -> quantity.contains(letter.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(null);
    }
    return suffix.isEmpty() ? null : unit(suffix);
  }

  private static @Nullable String unit(String suffix) {
    String word = WORDS.get(suffix.toLowerCase(Locale.ROOT));
    if (word != null) {
      return word;
    }
    if (Units.find(suffix).isPresent()) {
      return suffix;
    }
    String lower = suffix.toLowerCase(Locale.ROOT);
    // as in pressureBar; mw and MW differ, so only a word's first letter is folded
    String uncapped = lower.charAt(0) + suffix.substring(1);
    return Units.find(uncapped).isPresent() ? uncapped : null;
  }
}
