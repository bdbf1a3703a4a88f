package dev.shopfloor.oee;

import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeePolicy.Rework;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TagSpec.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a window made: pieces, and the ideal time of those made in known time.
 *
 * @param pieces all kinds
 * @param ideal of all, ns
 * @param goodIdeal of the good ones, 0 to {@code ideal}, ns
 * @param startupIdeal of the bad ones counted during setup, 0 to what is bad, ns
 */
record Output(Pieces pieces, long ideal, long goodIdeal, long startupIdeal) {

  /** Which kinds of pieces are counted here, and what is good. */
  private record Kinds(boolean total, boolean good, boolean reworkIsGood) {
    long all(long total, long good, long scrap, long rework) {
      return this.total ? total : Sums.sum(good, Sums.sum(scrap, rework));
    }

    long good(long all, long good, long scrap, long rework) {
      long first = this.good ? good : all - Sums.sum(scrap, rework);
      return reworkIsGood ? first + rework : first;
    }
  }

  /** The output of all products; null when no counter of all or of good pieces is connected. */
  static @Nullable Output of(AssetRevision revision, CountSheet counts, Set<ResultFlag> flags) {
    Kinds kinds = kinds(revision, counts);
    if (!kinds.total && !kinds.good) {
      return null;
    }
    Tally all = counts.all();
    long total = total(kinds, all);
    long good = good(kinds, all, total);
    if (good < 0 || good > total) {
      flags.add(ResultFlag.NEGATIVE_GOOD);
    }
    return output(kinds, all);
  }

  private static long total(Kinds kinds, Tally all) {
    return kinds.all(
        all.pieces(Counts.TOTAL),
        all.pieces(Counts.GOOD),
        all.pieces(Counts.SCRAP),
        all.pieces(Counts.REWORK));
  }

  private static long good(Kinds kinds, Tally all, long total) {
    return kinds.good(
        total, all.pieces(Counts.GOOD), all.pieces(Counts.SCRAP), all.pieces(Counts.REWORK));
  }

  private static Output output(Kinds kinds, Tally all) {
    long total = total(kinds, all);
    long ideal =
        kinds.all(
            all.ideal(Counts.TOTAL),
            all.ideal(Counts.GOOD),
            all.ideal(Counts.SCRAP),
            all.ideal(Counts.REWORK));
    long goodIdeal =
        kinds.good(
            ideal, all.ideal(Counts.GOOD), all.ideal(Counts.SCRAP), all.ideal(Counts.REWORK));
    long gap =
        kinds.all(
            all.gap(Counts.TOTAL),
            all.gap(Counts.GOOD),
            all.gap(Counts.SCRAP),
            all.gap(Counts.REWORK));
    long good = Math.clamp(goodIdeal, 0, ideal);
    return new Output(
        new Pieces(
            total,
            Math.clamp(good(kinds, all, total), 0, total),
            all.pieces(Counts.SCRAP),
            all.pieces(Counts.REWORK),
            Math.min(gap, total)),
        ideal,
        good,
        Math.min(all.startupIdeal(), ideal - good));
  }

  private static Kinds kinds(AssetRevision revision, CountSheet counts) {
    return new Kinds(
        connected(revision, counts, Counts.TOTAL),
        connected(revision, counts, Counts.GOOD),
        revision.oee().policy().rework() == Rework.GOOD);
  }

  /** A counter that was never above 0 is not connected: it says "no count", not "no pieces". */
  private static boolean connected(AssetRevision revision, CountSheet counts, Counts kind) {
    for (TagSpec tag : revision.tags()) {
      if (tag.counter() != null && tag.counter().counts() == kind) {
        Counter counter = counts.counter(tag.name());
        if (counter != null && counter.moved()) {
          return true;
        }
      }
    }
    return false;
  }

  /** What was made of each product, by code. */
  static List<ProductRow> products(AssetRevision revision, CountSheet counts) {
    Kinds kinds = kinds(revision, counts);
    List<ProductRow> rows = new ArrayList<>();
    if (kinds.total || kinds.good) {
      counts
          .tallies()
          .forEach((code, tally) -> {
            Output made = output(kinds, tally);
            rows.add(new ProductRow(code, made.pieces, made.ideal, made.goodIdeal));
          });
    }
    return rows;
  }
}
