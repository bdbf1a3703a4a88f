package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.model.Quality;

/**
 * What the property {@code Quality} means: 0, 192 and 500 as Sparkplug has them, others as OPC DA
 * (8 bits), OPC UA (the two highest of 32) and Ignition 8 (256 and more) do.
 */
final class QualityCode {
  private static final long STALE = 500;
  private static final long IGNITION_STALE = 516;
  private static final long IGNITION_UNCERTAIN = 256;
  private static final long IGNITION_BAD = 512;
  private static final int LOW_BITS = 0xffff;

  private QualityCode() {}

  static Quality of(long code) {
    long low = code & LOW_BITS;
    if (low == STALE || low == IGNITION_STALE) {
      return Quality.STALE;
    }
    long level = code >>> 30 & 3;
    if (level != 0) {
      return level == 1 ? Quality.UNCERTAIN : Quality.BAD;
    }
    if (low >= IGNITION_UNCERTAIN) {
      return low < IGNITION_BAD ? Quality.UNCERTAIN : Quality.BAD;
    }
    return switch ((int) (low >> 6)) {
      case 3 -> Quality.GOOD;
      case 1 -> Quality.UNCERTAIN;
      default -> Quality.BAD;
    };
  }
}
