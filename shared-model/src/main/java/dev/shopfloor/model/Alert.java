package dev.shopfloor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alert v1: something about an asset that a person may have to act on, or its end.
 *
 * @param eventId of this transition, the same whenever it is sent again
 * @param asset the asset concerned
 * @param line the line it stands in
 * @param signal the tag or rule that raised it
 * @param detector which detector: {@code machine-condition}, {@code limit}, ...
 * @param kind what sort of detector
 * @param state raised or cleared
 * @param severity by the plant model's policy
 * @param code the alarm's own number; null when it has none
 * @param message the machine's words; null when it has none
 * @param value that raised it; null when there is none
 * @param unit of value and threshold; null when there is none
 * @param threshold that was crossed; null when there is none
 * @param score of an anomaly, 0 to 1; null when there is none
 * @param contributors signals that contributed, the strongest first; may be empty
 * @param eventTime when it happened at the machine, ns since the epoch
 * @param dedupParts what names the problem whose repeats belong together; never a value, a time or
 *     a message
 */
public record Alert(
    String eventId,
    AssetKey asset,
    String line,
    String signal,
    String detector,
    Kind kind,
    State state,
    Severity severity,
    @Nullable String code,
    @Nullable String message,
    @Nullable Value value,
    @Nullable String unit,
    @Nullable Double threshold,
    @Nullable Double score,
    List<String> contributors,
    long eventTime,
    List<String> dedupParts)
    implements ShopfloorEvent {
  /** What sort of detector raised it. */
  public enum Kind {
    /** A limit was crossed. */
    THRESHOLD,
    /** A model found it unusual. */
    ANOMALY,
    /** The machine itself reports it. */
    STATE,
    /** A rule of behaviour was broken. */
    VIOLATION
  }

  /** Whether the problem began or ended. */
  public enum State {
    /** It began or came again. */
    RAISED,
    /** It ended. */
    CLEARED
  }

  /** Copies the lists. */
  public Alert {
    contributors = List.copyOf(contributors);
    dedupParts = List.copyOf(dedupParts);
    if (dedupParts.isEmpty()) {
      throw new IllegalArgumentException("an alert needs at least one dedup part");
    }
  }
}
