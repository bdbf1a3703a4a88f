package dev.shopfloor.bench;

import java.util.List;

/** A part of the table: what belongs together, measured in one go. */
public interface Part {
  /** The heading of its table, such as {@code Enrichment}. */
  String title();

  /**
   * Measures.
   *
   * @return the lines, in order
   * @throws Exception if a contestant does not do the same work as the others, or dies; a table
   *     with a wrong line is worse than none
   */
  List<Row> rows(Pace pace) throws Exception;
}
