package dev.shopfloor.enrich.senml;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What SenML says of names, and of the unit of a sum. */
final class SenmlName {
  /** Units of what is summed up already, as meters count it. */
  private static final Set<String> AMOUNTS =
      Set.of(
          "J", "Wh", "kWh", "VAh", "kVAh", "varh", "kvarh", "C", "Ah", "m", "m3", "l", "kg", "g",
          "count", "B", "bit", "KiB", "GB");

  private SenmlName() {}

  /** Whether a name, base name included, is one that the RFC allows. */
  static boolean valid(String name) {
    if (name.isEmpty() || !letterOrDigit(name.charAt(0))) {
      return false;
    }
    for (int at = 1; at < name.length(); at++) {
      char c = name.charAt(at);
      if (!letterOrDigit(c) && "-:./_".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The unit of a sum. The RFC has it in seconds times the unit: W becomes W.s, which is J. Senders
   * that name an amount mean the amount: kWh stays kWh.
   */
  static @Nullable String ofSum(@Nullable String unit) {
    return unit == null || AMOUNTS.contains(unit) ? unit : unit + ".s";
  }

  private static boolean letterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
