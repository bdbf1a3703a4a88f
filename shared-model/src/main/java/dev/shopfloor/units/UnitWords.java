package dev.shopfloor.units;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Units in words, as MTConnect writes them: {@code CUBIC_MILLIMETER/SECOND}, {@code MILLIMETER_3D},
 * {@code Watt_Second}.
 */
final class UnitWords {
  private static final Map<String, String> PREFIXES =
      Map.of(
          "GIGA", "G", "MEGA", "M", "KILO", "k", "HECTO", "h", "DECI", "d", "CENTI", "c", "MILLI",
          "m", "MICRO", "u", "NANO", "n", "PICO", "p");
  private static final Map<String, String> POWERS = Map.of("SQUARE", "2", "CUBIC", "3");
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("METER", "m"),
          Map.entry("METRE", "m"),
          Map.entry("GRAM", "g"),
          Map.entry("TONNE", "t"),
          Map.entry("SECOND", "s"),
          Map.entry("MINUTE", "min"),
          Map.entry("HOUR", "h"),
          Map.entry("DAY", "d"),
          Map.entry("AMPERE", "A"),
          Map.entry("VOLT", "V"),
          Map.entry("WATT", "W"),
          Map.entry("OHM", "Ohm"),
          Map.entry("SIEMENS", "S"),
          Map.entry("COULOMB", "A.s"),
          Map.entry("FARAD", "A.s/V"),
          Map.entry("HENRY", "H"),
          Map.entry("TESLA", "T"),
          Map.entry("WEBER", "Wb"),
          Map.entry("HERTZ", "Hz"),
          Map.entry("NEWTON", "N"),
          Map.entry("PASCAL", "Pa"),
          Map.entry("BAR", "bar"),
          Map.entry("TORR", "Torr"),
          Map.entry("JOULE", "J"),
          Map.entry("KELVIN", "K"),
          Map.entry("CELSIUS", "Cel"),
          Map.entry("FAHRENHEIT", "[degF]"),
          Map.entry("LITER", "l"),
          Map.entry("LITRE", "l"),
          Map.entry("LUMEN", "lm"),
          Map.entry("LUX", "lx"),
          Map.entry("CANDELA", "cd"),
          Map.entry("MOLE", "mol"),
          Map.entry("RADIAN", "rad"),
          Map.entry("DEGREE", "deg"),
          Map.entry("REVOLUTION", "{rev}"),
          Map.entry("COUNT", "{pcs}"),
          Map.entry("PIECE", "{pcs}"),
          Map.entry("PERCENT", "%"),
          Map.entry("INCH", "[in_i]"),
          Map.entry("FOOT", "[ft_i]"),
          Map.entry("YARD", "[yd_i]"),
          Map.entry("MILE", "[mi_i]"),
          Map.entry("POUND", "[lb_av]"),
          Map.entry("OUNCE", "[oz_av]"),
          Map.entry("GALLON", "[gal_us]"),
          Map.entry("BIT", "bit"),
          Map.entry("BYTE", "By"));

  private UnitWords() {}

  /** The same in UCUM's symbols, or null when a word is not known. */
  static @Nullable String translate(String normal) {
    StringBuilder ucum = new StringBuilder();
    String[] quotients =
        UnitText.upper(normal).replace(' ', '_').replace("_PER_", "/").split("/", -1);
    for (int i = 0; i < quotients.length; i++) {
      if (!append(ucum, quotients[i], i > 0)) {
        return null;
      }
    }
    return ucum.toString();
  }

  private static boolean append(StringBuilder ucum, String words, boolean below) {
    String prefix = "";
    String power = "";
    for (String word : words.split("_", -1)) {
      if (PREFIXES.containsKey(word)) {
        prefix = PREFIXES.getOrDefault(word, "");
      } else if (POWERS.containsKey(word)) {
        power = POWERS.getOrDefault(word, "");
      } else if (!word.equals("3D")) {
        String symbol = symbol(word, prefix, power);
        if (symbol == null) {
          return false;
        }
        ucum.append(below ? "/" : ucum.isEmpty() ? "" : ".").append(symbol);
        prefix = "";
        power = "";
      }
    }
    return prefix.isEmpty() && power.isEmpty();
  }

  private static @Nullable String symbol(String word, String prefix, String power) {
    String exponent = power;
    String name = word;
    char last = name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
    if (power.isEmpty() && last >= '2' && last <= '4') {
      exponent = String.valueOf(last);
      name = name.substring(0, name.length() - 1);
    }
    String known = unit(name);
    if (known != null) {
      return prefix + known + exponent;
    }
    for (Map.Entry<String, String> each : PREFIXES.entrySet()) {
      String rest =
          name.startsWith(each.getKey()) ? unit(name.substring(each.getKey().length())) : null;
      if (rest != null && prefix.isEmpty()) {
        return each.getValue() + rest + exponent;
      }
    }
    return null;
  }

  private static @Nullable String unit(String name) {
    String known = UNITS.get(name);
    return known == null && name.endsWith("S")
        ? UNITS.get(name.substring(0, name.length() - 1))
        : known;
  }
}
