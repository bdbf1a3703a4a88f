package dev.shopfloor.cli.model;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * From when and until when a rule or a window holds, as the file says it: times of the clock of
 * each site that it concerns.
 */
record RuleTimes(Section section, String from, String to, Problems problems) {
  /**
   * The two instants.
   *
   * @param from ns since the epoch; 0 for always
   * @param to ns since the epoch; {@link Long#MAX_VALUE} for ever
   */
  record Span(long from, long to) {}

  /** What they are by the clock of a zone; what they cannot be is a problem. */
  Span in(ZoneId zone) {
    Long begin = read(from, zone);
    Long end = read(to, zone);
    if (begin != null && end != null && end <= begin) {
      problems.error(section.place(to), to + " is not after " + from, "write a later " + to);
    }
    return new Span(begin == null ? 0 : begin, end == null ? Long.MAX_VALUE : end);
  }

  private @Nullable Long read(String key, ZoneId zone) {
    return section.has(key) ? new InstantReader(problems).read(section, key, zone) : null;
  }
}
