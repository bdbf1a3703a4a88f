package dev.shopfloor.oee;

import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.ProductSpec;
import dev.shopfloor.plant.TagSpec.CounterSpec;
import dev.shopfloor.plant.TagSpec.Counting;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up pieces and their ideal time by product, and by what the counters count. */
final class CountSheet {
  private final SortedMap<String, Counter> counters = new TreeMap<>();
  private final SortedMap<String, Tally> tallies = new TreeMap<>();
  // reused with each value
  private final Made made = new Made();
  private String product;
  private long changeovers;
  // of the product being made, looked up once
  private @Nullable OeeSpec priced;
  private @Nullable Tally tally;
  // of the tag that counted last
  private String counting = "";
  private @Nullable Counter lastCounter;

  /** What surrounds a counter's value; set anew for each. */
  static final class Surroundings {
    private long run;
    private long unknown;
    private boolean setup;
    private boolean counted;

    /**
     * Sets it.
     *
     * @param runNanos run time of the window so far
     * @param unknownNanos unknown time of the window so far
     * @param inSetup whether the asset is being set up
     * @param counts whether pieces count now; false in a planned stop that wins over running
     */
    Surroundings at(long runNanos, long unknownNanos, boolean inSetup, boolean counts) {
      run = runNanos;
      unknown = unknownNanos;
      setup = inSetup;
      counted = counts;
      return this;
    }
  }

  /** What a value made; good until the sheet observes the next one. */
  static final class Made {
    private long pieces;
    private long gap;
    private long inferred;
    private long perPiece;
    private boolean productUnknown;
    private @Nullable ResultFlag flag;
    private boolean refused;

    /** Pieces counted, gap included. */
    long pieces() {
      return pieces;
    }

    /** Of these, made in unknown time. */
    long gap() {
      return gap;
    }

    /** Unknown time that these pieces prove to be run time, ns. */
    long inferred() {
      return inferred;
    }

    /** Ideal time of one, ns; 0 when not known. */
    long perPiece() {
      return perPiece;
    }

    /** Whether the plant file does not have the product. */
    boolean productUnknown() {
      return productUnknown;
    }

    /** What was remarkable of the counter; null when nothing. */
    @Nullable ResultFlag flag() {
      return flag;
    }

    /** Whether the counter rose by more than can be true. */
    boolean refused() {
      return refused;
    }
  }

  /**
   * A sheet without pieces, with counters as they stand.
   *
   * @param product the product being made; empty when none is known
   */
  CountSheet(Map<String, Counter> counters, String product) {
    this.product = product;
    counters.forEach((tag, counter) -> this.counters.put(tag, counter.copy()));
  }

  CountSheet copy() {
    CountSheet copy = new CountSheet(counters, product);
    copy.restore(tallies, changeovers);
    return copy;
  }

  void restore(Map<String, Tally> all, long changes) {
    all.forEach((code, each) -> tallies.put(code, each.copy()));
    tally = null;
    changeovers = changes;
  }

  /** A sheet without pieces, with the counters as at the border of a window. */
  CountSheet rebased() {
    CountSheet next = new CountSheet(Map.of(), product);
    counters.forEach((tag, counter) -> next.counters.put(tag, counter.rebased()));
    return next;
  }

  /**
   * From here on the asset makes this product; empty for one that is not known.
   *
   * @return whether that is another one than before
   */
  boolean make(String next) {
    boolean changes = !product.equals(next);
    if (changes && !product.isEmpty() && !next.isEmpty()) {
      changeovers++;
    }
    product = next;
    priced = null;
    tally = null;
    return changes;
  }

  /** The source began anew. */
  void reboot() {
    counters.values().forEach(Counter::reboot);
  }

  /** A counter shows a value; the pieces count by the cycle of the product being made. */
  Made observe(String tag, long value, long time, CounterSpec spec, OeeSpec oee, Surroundings now) {
    price(oee);
    long perPiece = made.perPiece;
    Counter counter = of(tag);
    if (counter == null) {
      counter = new Counter(spec.counting() == Counting.INCREMENT ? 0 : value, time, false);
      counters.put(tag, counter);
      lastCounter = counter;
      if (spec.counting() != Counting.INCREMENT) {
        counter.mark(now.run, now.unknown);
        return made(0, 0, 0, null, false);
      }
    }
    long run = now.run - counter.runAt();
    long unknown = now.unknown - counter.unknownAt();
    long perCount = Sums.product(perPiece, spec.piecesPerCount());
    Counter.Step step = counter.next(value, time, spec, perCount, oee.policy());
    counter.mark(now.run, now.unknown);
    long pieces = now.counted ? Sums.product(step.counts(), spec.piecesPerCount()) : 0;
    long gap = gap(pieces, perPiece, run, unknown, spec, oee.policy());
    long inferred = 0;
    if (gap > 0 && oee.policy().inferRun() && perPiece > 0) {
      inferred = Math.min(unknown, Sums.product(gap, perPiece));
      gap = 0;
    }
    if (pieces > 0) {
      tally().add(spec.counts(), pieces, gap, perPiece, now.setup);
    }
    return made(pieces, gap, inferred, step.flag(), step.refused());
  }

  private Made made(
      long pieces, long gap, long inferred, @Nullable ResultFlag flag, boolean refused) {
    made.pieces = pieces;
    made.gap = gap;
    made.inferred = inferred;
    made.flag = flag;
    made.refused = refused;
    return made;
  }

  // another object is only looked up anew; comparing its maps would cost more than that
  @SuppressWarnings("ReferenceEquality")
  private void price(OeeSpec oee) {
    if (priced != oee) {
      ProductSpec known = oee.products().get(product);
      made.perPiece = known == null ? oee.idealCycle() : known.idealCycle();
      made.productUnknown = known == null && !product.isEmpty() && !oee.products().isEmpty();
      priced = oee;
    }
  }

  private @Nullable Counter of(String tag) {
    if (lastCounter == null || !counting.equals(tag)) {
      counting = tag;
      lastCounter = counters.get(tag);
    }
    return lastCounter;
  }

  private Tally tally() {
    Tally known = tally;
    if (known == null) {
      known = tallies.computeIfAbsent(product, code -> new Tally());
      tally = known;
    }
    return known;
  }

  /** The pieces that the known run time since the last value cannot have made. */
  private static long gap(
      long pieces, long perPiece, long run, long unknown, CounterSpec spec, OeePolicy policy) {
    boolean none =
        pieces == 0
            || unknown <= 0
            || spec.counting() == Counting.INCREMENT
            || policy.unknown() == OeePolicy.Counts.LOSS;
    if (none) {
      return 0;
    }
    if (perPiece == 0) {
      return run == 0 ? pieces : 0;
    }
    return Math.max(0, pieces - Math.ceilDiv(run, perPiece));
  }

  /** All pieces, whatever the product. */
  Tally all() {
    Tally all = new Tally();
    tallies.values().forEach(all::add);
    return all;
  }

  /** Pieces by product. */
  SortedMap<String, Tally> tallies() {
    return tallies;
  }

  /** Changes from one product to another. */
  long changeovers() {
    return changeovers;
  }

  /** The product being made; empty when none is known. */
  String product() {
    return product;
  }

  /** The counter of this tag, or null when it never showed a value. */
  @Nullable Counter counter(String tag) {
    return counters.get(tag);
  }

  SortedMap<String, Counter> counters() {
    return counters;
  }
}
