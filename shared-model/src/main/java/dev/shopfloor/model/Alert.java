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
 * @param evidence the time span that the detector judged by; null when it judged one value
 * @param links where a person finds more, such as the alarm's own page; may be empty
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
    List<String> dedupParts,
    @Nullable Evidence evidence,
    List<Link> links)
    implements ShopfloorEvent {
  /**
   * The time span that a detector judged by.
   *
   * @param from its beginning, ns since the epoch
   * @param to its end, ns since the epoch, not before {@code from}
   */
  public record Evidence(long from, long to) {
    /** Refuses a span that ends before it begins. */
    public Evidence {
      if (to < from) {
        throw new IllegalArgumentException(
            "evidence must not end (" + to + ") before it begins (" + from + ")");
      }
    }
  }

  /**
   * Where a person finds more.
   *
   * @param name what is there
   * @param url http or https
   */
  public record Link(String name, String url) {
    /** Refuses what a browser should not open. */
    public Link {
      if (!url.startsWith("https://") && !url.startsWith("http://")) {
        throw new IllegalArgumentException("a link must be http or https, not \"" + url + "\"");
      }
    }
  }

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
    links = List.copyOf(links);
    if (dedupParts.isEmpty()) {
      throw new IllegalArgumentException("an alert needs at least one dedup part");
    }
  }

  /** An alert without evidence window and links. */
  public Alert(
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
      List<String> dedupParts) {
    this(
        eventId,
        asset,
        line,
        signal,
        detector,
        kind,
        state,
        severity,
        code,
        message,
        value,
        unit,
        threshold,
        score,
        contributors,
        eventTime,
        dedupParts,
        null,
        List.of());
  }
}
