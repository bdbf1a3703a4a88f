package dev.shopfloor.writer.liveanalytics;

import org.jspecify.annotations.Nullable;

/** What became of one record. */
sealed interface Verdict {
  /** Written, or there before in the same words. */
  record Taken(boolean magnetic) implements Verdict {}

  /** Refused, all others of the request are not. */
  record Rejected(String reason, @Nullable Long existingVersion) implements Verdict {}
}
