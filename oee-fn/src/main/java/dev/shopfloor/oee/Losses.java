package dev.shopfloor.oee;

import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Time that did not run, by class and reason: how often and how long. */
final class Losses {
  // a machine that invents reasons must not fill the table
  private static final int MOST_REASONS = 200;

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::timeClass).thenComparing(Key::minor).thenComparing(Key::reason);

  private final SortedMap<Key, Sum> sums = new TreeMap<>(ORDER);

  /** A row's name. */
  record Key(TimeClass timeClass, boolean minor, String reason) {
    static Key of(LossRow row) {
      return new Key(row.timeClass(), row.minor(), row.reason());
    }
  }

  /** A row's numbers: how often, and ns. */
  record Sum(long count, long nanos) {
    Sum plus(Sum other) {
      return new Sum(count + other.count, nanos + other.nanos);
    }
  }

  Losses copy() {
    Losses copy = new Losses();
    copy.sums.putAll(sums);
    return copy;
  }

  /** Adds to a row. */
  void add(Key key, long count, long nanos) {
    Key known =
        sums.containsKey(key) || sums.size() < MOST_REASONS
            ? key
            : new Key(key.timeClass(), key.minor(), LossRow.REST);
    sums.merge(known, new Sum(count, nanos), Sum::plus);
  }

  /** Takes unknown time away that has turned out to be run time. */
  void takeUnknown(long nanos) {
    long left = nanos;
    for (Map.Entry<Key, Sum> row : sums.entrySet()) {
      if (row.getKey().timeClass() == TimeClass.UNKNOWN && left > 0) {
        long taken = Math.min(left, row.getValue().nanos());
        row.setValue(new Sum(row.getValue().count(), row.getValue().nanos() - taken));
        left -= taken;
      }
    }
    sums.values().removeIf(sum -> sum.nanos() == 0);
  }

  SortedMap<Key, Sum> sums() {
    return sums;
  }

  /** The longest rows, and the rest of each class as one row; ms that add up to the rounded sum. */
  List<LossRow> rows() {
    List<Map.Entry<Key, Sum>> longest = new ArrayList<>(sums.entrySet());
    longest.sort(
        Comparator.comparingLong((Map.Entry<Key, Sum> row) -> -row.getValue().nanos())
            .thenComparing(Map.Entry::getKey, ORDER));
    SortedMap<Key, Sum> rest = new TreeMap<>(ORDER);
    Millis millis = new Millis();
    List<LossRow> rows = new ArrayList<>();
    for (Map.Entry<Key, Sum> row : longest) {
      Key key = row.getKey();
      if (rows.size() < LossRow.MOST) {
        rows.add(row(key, row.getValue(), millis));
      } else {
        rest.merge(new Key(key.timeClass(), key.minor(), LossRow.REST), row.getValue(), Sum::plus);
      }
    }
    rest.forEach((key, sum) -> rows.add(row(key, sum, millis)));
    return rows;
  }

  private static LossRow row(Key key, Sum sum, Millis millis) {
    return new LossRow(
        key.timeClass(), key.minor(), key.reason(), sum.count(), millis.next(sum.nanos()));
  }
}
