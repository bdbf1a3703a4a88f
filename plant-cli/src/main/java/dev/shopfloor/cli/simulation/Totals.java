package dev.shopfloor.cli.simulation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was received.
 *
 * @param messages all of them
 * @param repeats those delivered before
 * @param quarantined records by reason
 */
record Totals(long messages, long repeats, SortedMap<String, Long> quarantined) {
  static final Totals NONE = new Totals(0, 0, new TreeMap<>());

  Totals {
    quarantined = Collections.unmodifiableSortedMap(new TreeMap<>(quarantined));
  }

  Totals plus(Totals other) {
    SortedMap<String, Long> reasons = new TreeMap<>(quarantined);
    other.quarantined.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    return new Totals(messages + other.messages, repeats + other.repeats, reasons);
  }
}
