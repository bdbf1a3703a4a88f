package dev.shopfloor.units;

import java.util.Map;

/**
 * Metric prefixes, and the binary ones of data. Only those that machines use: with peta and exa, PA
 * would be peta-amperes and EA, each, exa-amperes.
 */
final class Prefixes {
  static final int LONGEST = 2;

  private static final Map<String, Double> FACTORS =
      Map.ofEntries(
          Map.entry("T", 1e12),
          Map.entry("G", 1e9),
          Map.entry("M", 1e6),
          Map.entry("k", 1e3),
          Map.entry("h", 1e2),
          Map.entry("da", 10.0),
          Map.entry("d", 0.1),
          Map.entry("c", 0.01),
          Map.entry("m", 1e-3),
          Map.entry("u", 1e-6),
          Map.entry("n", 1e-9),
          Map.entry("p", 1e-12),
          Map.entry("Ki", 0x1p10),
          Map.entry("Mi", 0x1p20),
          Map.entry("Gi", 0x1p30),
          Map.entry("Ti", 0x1p40));

  private Prefixes() {}

  /** The factor of a prefix; 0 for what is none. */
  static double factor(String prefix) {
    return FACTORS.getOrDefault(prefix, 0.0);
  }
}
