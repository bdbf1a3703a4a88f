package dev.shopfloor.writer.liveanalytics;

import java.util.List;
import java.util.Map;

/**
 * A record that the rules of the request let through, with its values read.
 *
 * @param key which record it is
 * @param version its version
 * @param multi whether it has named measures; else its one value stands under {@link #SINGLE}
 * @param measures as sent
 * @param values by column
 */
record Sample(
    RowKey key, long version, boolean multi, List<Measure> measures, Map<String, Object> values) {
  /** The column of a record with one measure. */
  static final String SINGLE = "measure_value";

  /** The type of its measure name. */
  String type() {
    return multi ? "MULTI" : measures.getFirst().type();
  }
}
