package dev.shopfloor.bench.coldstart;

import dev.shopfloor.bench.Measured;
import java.util.ArrayList;
import java.util.List;

/**
 * What the starts of one contestant took, each in milliseconds of a processor.
 *
 * @param plain to the first answer, without a snapshot
 * @param both the first invocation after a restore, both compilers at work
 * @param first the same with the first compiler alone
 */
record Starts(List<Double> plain, List<Double> both, List<Double> first) {
  Starts() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  Measured plain(String name) {
    return Measured.of(name, median(plain), "ms CPU");
  }

  double medianOfBoth() {
    return median(both);
  }

  double medianOfFirst() {
    return median(first);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
