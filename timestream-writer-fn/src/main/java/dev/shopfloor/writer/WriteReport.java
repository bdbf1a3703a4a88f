package dev.shopfloor.writer;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param outcomes one for each record, in the batch's order
 */
public record WriteReport(List<WriteOutcome> outcomes) {
  /** Copies the outcomes. */
  public WriteReport {
    outcomes = List.copyOf(outcomes);
  }
}
