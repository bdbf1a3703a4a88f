package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/**
 * The ratios of a window, each null where it is undefined, none ever NaN or infinite.
 *
 * @param availability run / planned (ISO 22400), 0 to 1
 * @param performance ideal / run (ISO 22400 effectiveness), 0 or more, uncapped
 * @param quality good ideal / ideal, 0 to 1
 * @param qualityCount good pieces / pieces, 0 to 1; differs where products' cycles differ
 * @param oee good ideal / planned, 0 or more; equals A x P x Q where all are defined
 * @param oeeLow good ideal / (planned + unknown): if all unknown time had been lost, 0 or more
 * @param oeeHigh (good ideal + unknown) / (planned + unknown), at least oee: if it had been ideal
 * @param coverage planned / (planned + unknown), 0 to 1
 * @param nee (run + setup) / planned x P x Q (ISO 22400 net equipment effectiveness), 0 or more
 * @param teep good ideal / calendar, 0 or more
 * @param loading planned / calendar, 0 to 1
 */
public record Ratios(
    @Nullable Double availability,
    @Nullable Double performance,
    @Nullable Double quality,
    @Nullable Double qualityCount,
    @Nullable Double oee,
    @Nullable Double oeeLow,
    @Nullable Double oeeHigh,
    @Nullable Double coverage,
    @Nullable Double nee,
    @Nullable Double teep,
    @Nullable Double loading) {
  /**
   * Computes the ratios from bases; this is the only place where anything is divided.
   *
   * @param pieces null when nothing counts
   */
  public static Ratios of(Bases bases, @Nullable Pieces pieces) {
    double planned = bases.planned();
    double whole = planned + bases.unknown();
    Double coverage = divide(planned, whole);
    Double loading = divide(planned, bases.calendar());
    Double share = pieces == null ? null : divide(pieces.good(), pieces.total());
    Double quality = bases.ideals() ? divide(bases.goodIdeal(), bases.ideal()) : share;
    if (bases.planned() == 0) {
      Double teep = bases.ideals() ? divide(bases.goodIdeal(), bases.calendar()) : null;
      return new Ratios(null, null, null, null, null, null, null, coverage, null, teep, loading);
    }
    Double availability = bases.run() / planned;
    if (!bases.ideals()) {
      return new Ratios(
          availability, null, quality, share, null, null, null, coverage, null, null, loading);
    }
    double good = bases.goodIdeal();
    double oee = good / planned;
    Double perRun = divide(good, bases.run());
    return new Ratios(
        availability,
        divide(bases.ideal(), bases.run()),
        quality,
        share,
        oee,
        good / whole,
        Math.max(oee, (good + bases.unknown()) / whole),
        coverage,
        perRun == null ? null : (bases.run() + bases.setup()) / planned * perRun,
        divide(good, bases.calendar()),
        loading);
  }

  private static @Nullable Double divide(double part, double whole) {
    return whole == 0 ? null : part / whole;
  }
}
