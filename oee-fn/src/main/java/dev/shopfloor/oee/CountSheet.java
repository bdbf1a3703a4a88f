package dev.shopfloor.oee;

import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.ProductSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TagSpec.Counts;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up pieces and their ideal time, by what the counters count. */
final class CountSheet {
  private final SortedMap<String, Counter> counters = new TreeMap<>();
  private final EnumMap<Counts, Long> pieces = new EnumMap<>(Counts.class);
  private final EnumMap<Counts, Long> ideal = new EnumMap<>(Counts.class);
  private final Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
  private String product;

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
    copy.restore(pieces, ideal, flags);
    return copy;
  }

  void restore(Map<Counts, Long> allPieces, Map<Counts, Long> allIdeal, Set<ResultFlag> allFlags) {
    pieces.putAll(allPieces);
    ideal.putAll(allIdeal);
    flags.addAll(allFlags);
  }

  /** A sheet without pieces, with the counters as at the border of a window. */
  CountSheet rebased() {
    CountSheet next = new CountSheet(Map.of(), product);
    counters.forEach((tag, counter) -> next.counters.put(tag, counter.rebased()));
    return next;
  }

  /** From here on the asset makes this product; empty for one that is not known. */
  void make(String next) {
    product = next;
  }

  /** A counter shows a value; the pieces count by the cycle of the product being made. */
  void observe(String tag, long value, long time, TagSpec.CounterSpec spec, OeeSpec oee) {
    Counter counter = counters.get(tag);
    if (counter == null) {
      counters.put(tag, new Counter(value, time, false));
      return;
    }
    ProductSpec made = oee.products().get(product);
    long perPiece = made == null ? oee.idealCycle() : made.idealCycle();
    long perCount = saturatedProduct(perPiece, spec.piecesPerCount());
    long fresh =
        saturatedProduct(counter.next(value, time, perCount, flags), spec.piecesPerCount());
    if (fresh > 0) {
      pieces.merge(spec.counts(), fresh, CountSheet::saturatedSum);
      ideal.merge(spec.counts(), saturatedProduct(fresh, perPiece), CountSheet::saturatedSum);
      if (perPiece == 0) {
        flags.add(ResultFlag.IDEAL_CYCLE_MISSING);
      } else if (made == null && !product.isEmpty() && !oee.products().isEmpty()) {
        flags.add(ResultFlag.PRODUCT_UNKNOWN);
      }
    }
  }

  private static long saturatedProduct(long one, long other) {
    long high = Math.multiplyHigh(one, other);
    long low = one * other;
    return high != 0 || low < 0 ? Long.MAX_VALUE : low;
  }

  static long saturatedSum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  /** Pieces of this kind, 0 or more. */
  long pieces(Counts counts) {
    return pieces.getOrDefault(counts, 0L);
  }

  /** Ideal time of the pieces of this kind, ns. */
  long ideal(Counts counts) {
    return ideal.getOrDefault(counts, 0L);
  }

  /** The product being made; empty when none is known. */
  String product() {
    return product;
  }

  /** The counter of this tag, or null when it never showed a value. */
  @Nullable Counter counter(String tag) {
    return counters.get(tag);
  }

  Set<ResultFlag> flags() {
    return flags;
  }

  SortedMap<String, Counter> counters() {
    return counters;
  }

  Map<Counts, Long> allPieces() {
    return pieces;
  }

  Map<Counts, Long> allIdeal() {
    return ideal;
  }
}
