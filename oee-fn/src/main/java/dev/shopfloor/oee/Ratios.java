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
  /** Below this coverage one number would promise too much: the range stands in its place. */
  public static final double LEAST_COVERAGE = 0.9;

  /**
   * Computes the ratios from bases; this is the only place where anything is divided.
   *
   * @param pieces null when nothing counts
   */
  public static Ratios of(Bases bases, @Nullable Pieces pieces) {
    long whole = bases.planned() + bases.unknown();
    Double coverage = divide(bases.planned(), whole);
    Double loading = divide(bases.planned(), bases.calendar());
    Double share = pieces == null ? null : divide(pieces.good(), pieces.total());
    Double quality = bases.ideals() ? divide(bases.goodIdeal(), bases.ideal()) : share;
    Double teep = bases.ideals() ? divide(bases.goodIdeal(), bases.calendar()) : null;
    if (bases.planned() == 0) {
      return new Ratios(null, null, null, null, null, null, null, coverage, null, teep, loading);
    }
    Double availability = divide(bases.run(), bases.planned());
    if (!bases.ideals()) {
      return new Ratios(
          availability, null, quality, share, null, null, null, coverage, null, null, loading);
    }
    double oee = (double) bases.goodIdeal() / bases.planned();
    Double perRun = divide(bases.goodIdeal(), bases.run());
    double best = (double) (bases.goodIdeal() + bases.unknown()) / whole;
    return new Ratios(
        availability,
        divide(bases.ideal(), bases.run()),
        quality,
        share,
        oee,
        (double) bases.goodIdeal() / whole,
        Math.max(oee, best),
        coverage,
        perRun == null ? null : (double) (bases.run() + bases.setup()) / bases.planned() * perRun,
        teep,
        loading);
  }

  private static @Nullable Double divide(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
