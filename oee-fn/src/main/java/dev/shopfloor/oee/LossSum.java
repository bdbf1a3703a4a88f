package dev.shopfloor.oee;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Losses of several assets by class and reason. */
final class LossSum {
  // enough that a line's reasons are all told; what is beyond stands in the rest
  private static final int MOST = 100;

  private final Map<Losses.Key, LossRow> rows = new LinkedHashMap<>();

  void add(List<LossRow> losses) {
    for (LossRow row : losses) {
      rows.merge(Losses.Key.of(row), row, LossSum::plus);
    }
  }

  private static LossRow plus(LossRow one, LossRow other) {
    return new LossRow(
        one.timeClass(),
        one.minor(),
        one.reason(),
        one.count() + other.count(),
        one.millis() + other.millis());
  }

  /** Longest first; the rest of each class, and what had been a rest already, last. */
  List<LossRow> rows() {
    List<LossRow> sorted =
        rows.values().stream()
            .sorted(
                Comparator.comparing((LossRow row) -> row.reason().equals(LossRow.REST))
                    .thenComparing(Comparator.comparingLong(LossRow::millis).reversed())
                    .thenComparing(LossRow::timeClass)
                    .thenComparing(LossRow::minor)
                    .thenComparing(LossRow::reason))
            .toList();
    if (sorted.size() <= MOST) {
      return sorted;
    }
    LossSum rest = new LossSum();
    for (LossRow row : sorted.subList(MOST, sorted.size())) {
      rest.add(
          List.of(
              new LossRow(row.timeClass(), row.minor(), LossRow.REST, row.count(), row.millis())));
    }
    List<LossRow> kept = new ArrayList<>(sorted.subList(0, MOST));
    kept.addAll(rest.rows());
    return kept;
  }
}
