package dev.shopfloor.plant;

import dev.shopfloor.model.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which problems of an asset something is about. What is empty asks for nothing; what is not asks
 * for a value that is known.
 *
 * @param kinds see {@link AlertTopic#kind()}
 * @param signals patterns, see {@link Glob}
 * @param codes patterns
 * @param severities the sender's
 */
public record TopicMatch(
    List<String> kinds, List<String> signals, List<String> codes, Set<Severity> severities) {
  /** All problems. */
  public static final TopicMatch ALL = new TopicMatch(List.of(), List.of(), List.of(), Set.of());

  /** Copies the collections. */
  public TopicMatch {
    kinds = List.copyOf(kinds);
    signals = List.copyOf(signals);
    codes = List.copyOf(codes);
    severities = Set.copyOf(severities);
  }

  /**
   * Whether it is about this.
   *
   * @param topic null for what is no beginning of a problem: that fits only what asks for nothing
   */
  public boolean fits(@Nullable AlertTopic topic) {
    if (topic == null) {
      return equals(ALL);
    }
    return (kinds.isEmpty() || kinds.contains(topic.kind()))
        && fits(signals, topic.signal())
        && fits(codes, topic.code())
        && (severities.isEmpty() || severities.contains(topic.severity()));
  }

  private static boolean fits(List<String> patterns, @Nullable String text) {
    return patterns.isEmpty() || (text != null && !text.isEmpty() && Glob.any(patterns, text));
  }

  /** Whether it surely is about all that the other one is about. */
  public boolean covers(TopicMatch other) {
    return (kinds.isEmpty() || (!other.kinds.isEmpty() && kinds.containsAll(other.kinds)))
        && covers(signals, other.signals)
        && covers(codes, other.codes)
        && (severities.isEmpty()
            || (!other.severities.isEmpty() && severities.containsAll(other.severities)));
  }

  /** Whether the first patterns surely fit all that the others fit; no pattern fits everything. */
  public static boolean covers(List<String> patterns, List<String> others) {
    return patterns.isEmpty()
        || (!others.isEmpty()
            && others.stream()
                .allMatch(
                    other -> patterns.stream().anyMatch(pattern -> Glob.covers(pattern, other))));
  }
}
