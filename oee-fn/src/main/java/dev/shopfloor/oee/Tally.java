package dev.shopfloor.oee;

import dev.shopfloor.plant.TagSpec.Counts;

/** Pieces of one product and their ideal time, by what was counted. */
final class Tally {
  private static final int KINDS = Counts.values().length;

  private final long[] pieces = new long[KINDS];
  private final long[] gap = new long[KINDS];
  private final long[] ideal = new long[KINDS];
  private long startupIdeal;

  Tally copy() {
    return of(numbers());
  }

  /** How many numbers {@link #of} takes. */
  static int size() {
    return 3 * KINDS + 1;
  }

  /** The numbers that a checkpoint keeps, in the order of {@link #numbers()}. */
  static Tally of(long[] numbers) {
    Tally tally = new Tally();
    System.arraycopy(numbers, 0, tally.pieces, 0, KINDS);
    System.arraycopy(numbers, KINDS, tally.gap, 0, KINDS);
    System.arraycopy(numbers, 2 * KINDS, tally.ideal, 0, KINDS);
    tally.startupIdeal = numbers[3 * KINDS];
    return tally;
  }

  long[] numbers() {
    long[] numbers = new long[size()];
    System.arraycopy(pieces, 0, numbers, 0, KINDS);
    System.arraycopy(gap, 0, numbers, KINDS, KINDS);
    System.arraycopy(ideal, 0, numbers, 2 * KINDS, KINDS);
    numbers[3 * KINDS] = startupIdeal;
    return numbers;
  }

  /**
   * Adds pieces.
   *
   * @param all pieces, gap included
   * @param inGap those made in unknown time, which have no ideal time here
   * @param perPiece ideal time of one, ns; 0 when not known
   * @param setup whether the asset was being set up
   */
  void add(Counts counts, long all, long inGap, long perPiece, boolean setup) {
    int kind = counts.ordinal();
    long time = Sums.product(all - inGap, perPiece);
    pieces[kind] = Sums.sum(pieces[kind], all);
    gap[kind] = Sums.sum(gap[kind], inGap);
    ideal[kind] = Sums.sum(ideal[kind], time);
    if (setup && (counts == Counts.SCRAP || counts == Counts.REWORK)) {
      startupIdeal = Sums.sum(startupIdeal, time);
    }
  }

  void add(Tally other) {
    for (int kind = 0; kind < KINDS; kind++) {
      pieces[kind] = Sums.sum(pieces[kind], other.pieces[kind]);
      gap[kind] = Sums.sum(gap[kind], other.gap[kind]);
      ideal[kind] = Sums.sum(ideal[kind], other.ideal[kind]);
    }
    startupIdeal = Sums.sum(startupIdeal, other.startupIdeal);
  }

  /** Pieces of this kind, 0 or more. */
  long pieces(Counts counts) {
    return pieces[counts.ordinal()];
  }

  /** Those of them made in unknown time. */
  long gap(Counts counts) {
    return gap[counts.ordinal()];
  }

  /** Ideal time of the others, ns. */
  long ideal(Counts counts) {
    return ideal[counts.ordinal()];
  }

  /** Ideal time of scrap and rework that was counted during setup, ns. */
  long startupIdeal() {
    return startupIdeal;
  }
}
