package dev.shopfloor.writer.faults;

import java.util.List;
import java.util.Set;

/**
 * What a store does with the points of the plan, by its documents.
 *
 * @param keeping what stays of values sent one after the other
 * @param refused the poison that it refuses
 * @param retention whether it refuses what is older than {@link Instants#RETENTION}
 * @param ahead whether it refuses what is too far ahead
 * @param rows whether what comes in one raw message is one row, kept or replaced as a whole
 */
public record StoreRules(
    Keeping keeping, Set<Poison> refused, boolean retention, boolean ahead, boolean rows) {
  /**
   * What a row of the store competes with.
   *
   * @param tags of the row in the order of their names
   */
  Place place(String series, long time, List<String> tags) {
    // KPIs of one scope, window and instant are one row, whatever is in it
    return new Place(series, time, rows && series.startsWith("oee{") ? List.of() : tags);
  }
}
