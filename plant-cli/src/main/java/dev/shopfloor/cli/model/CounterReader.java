package dev.shopfloor.cli.model;

import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TagSpec.CounterSpec;
import dev.shopfloor.plant.TagSpec.Counting;
import java.util.Map;
import java.util.Set;

/** Reads what a counter counts. */
final class CounterReader {
  static final Set<String> KEYS = Set.of("counts", "pieces", "counting", "rollover");
  private static final Map<String, TagSpec.Counts> COUNTS = Words.of(TagSpec.Counts.class);
  private static final Map<String, Counting> COUNTING = Words.of(Counting.class);
  private static final CounterSpec USUAL = new CounterSpec(TagSpec.Counts.TOTAL, 1);
  // doubles, in which many sources send counts, are exact up to here
  private static final long MOST = 1L << 53;

  private final Problems problems;

  CounterReader(Problems problems) {
    this.problems = problems;
  }

  /** A counter of which nothing is said. */
  static CounterSpec usual() {
    return USUAL;
  }

  CounterSpec read(Section tag) {
    Counting counting = tag.choice("counting", COUNTING, USUAL.counting());
    return new CounterSpec(
        tag.choice("counts", COUNTS, USUAL.counts()),
        tag.whole("pieces", USUAL.piecesPerCount(), 1, 100_000),
        counting,
        rollover(tag, counting));
  }

  private long rollover(Section tag, Counting counting) {
    long rollover = tag.count("rollover", 0, 2, MOST);
    if (rollover > 0 && counting != Counting.LIFETIME) {
      problems.error(
          tag.place("rollover"),
          "a rollover, but the counter begins anew by itself",
          "remove rollover, or write counting: lifetime");
    }
    if (rollover > 0 && !round(rollover) && round(rollover + 1)) {
      problems.warning(
          tag.place("rollover"),
          "the number %d looks like the greatest count".formatted(rollover),
          "write how many counts there are, with 0: " + (rollover + 1));
    }
    return rollover;
  }

  /** Whether counters have so many counts: a power of 2 or of 10. */
  private static boolean round(long number) {
    long left = number;
    while (left % 10 == 0) {
      left /= 10;
    }
    return left == 1 || Long.bitCount(number) == 1;
  }
}
