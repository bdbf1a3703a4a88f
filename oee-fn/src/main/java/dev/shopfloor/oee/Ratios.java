package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/**
 * The ratios of a window, each null where it is undefined, none ever NaN or infinite.
 *
 * @param availability production time / planned busy time, 0 to 1
 * @param performance ideal time of all pieces / production time, 0 or more
 * @param quality ideal time of good pieces / ideal time of all pieces, 0 to 1
 * @param oee ideal time of good pieces / planned busy time, 0 or more; equals the product of the
 *     three where all are defined
 * @param oeeLow oee if all unknown time had been lost, 0 or more
 * @param oeeHigh oee if all unknown time had been ideal, 0 or more
 * @param coverage known part of the planned time, 0 to 1
 */
public record Ratios(
    @Nullable Double availability,
    @Nullable Double performance,
    @Nullable Double quality,
    @Nullable Double oee,
    @Nullable Double oeeLow,
    @Nullable Double oeeHigh,
    @Nullable Double coverage) {
  /**
   * Computes the ratios from bases that add up; this is the only place where anything is divided.
   *
   * @param production ns
   * @param plannedBusy ns
   * @param unknown ns
   * @param ideal ideal time of all pieces, ns; null when nothing is counted or no cycle is known
   * @param goodIdeal ideal time of good pieces, ns; null as above
   * @param goodShare good pieces / all pieces, for quality where no cycle is known; else null
   */
  static Ratios of(
      long production,
      long plannedBusy,
      long unknown,
      @Nullable Long ideal,
      @Nullable Long goodIdeal,
      @Nullable Double goodShare) {
    Double coverage = divide((double) plannedBusy, (double) plannedBusy + unknown);
    if (plannedBusy == 0) {
      return new Ratios(null, null, null, null, null, null, coverage);
    }
    Double availability = divide((double) production, (double) plannedBusy);
    if (ideal == null || goodIdeal == null) {
      return new Ratios(availability, null, goodShare, null, null, null, coverage);
    }
    double oee = (double) goodIdeal / plannedBusy;
    double whole = (double) plannedBusy + unknown;
    return new Ratios(
        availability,
        divide((double) ideal, (double) production),
        divide((double) goodIdeal, (double) ideal),
        oee,
        goodIdeal / whole,
        Math.max(oee, ((double) goodIdeal + unknown) / whole),
        coverage);
  }

  private static @Nullable Double divide(double part, double whole) {
    return whole == 0 ? null : part / whole;
  }
}
