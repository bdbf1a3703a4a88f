package dev.shopfloor.cli.alert;

import dev.shopfloor.workorder.Audit;
import dev.shopfloor.workorder.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param outcome one word, such as created, commented, counted, suppressed, queued or quarantined
 * @param place where the line stands
 * @param occurrence what the line told; null when it could not be read
 * @param audit the decision; null when there is none
 * @param why one sentence; null when there is nothing to say
 */
record Decided(
    String outcome,
    String place,
    @Nullable Occurrence occurrence,
    @Nullable Audit audit,
    @Nullable String why) {
  static final String QUEUED = "queued";

  static Decided of(String place, Occurrence occurrence, Audit audit) {
    return new Decided(audit.verdict().note(), place, occurrence, audit, audit.why());
  }

  /** It waits for the maintenance system, whatever the last attempt said. */
  static Decided queued(String place, Occurrence occurrence, @Nullable Audit last) {
    return new Decided(QUEUED, place, occurrence, null, last == null ? null : last.why());
  }
}
