package dev.shopfloor.cli.model;

import java.time.Duration;

/** Reads spans of time within limits. */
final class BoundedSpans {
  private final Problems problems;

  BoundedSpans(Problems problems) {
    this.problems = problems;
  }

  /** The span in ns; what is outside the limits is a problem and gives the fallback. */
  long read(Section section, String key, long fallback, long least, long most) {
    long span = section.span(key, fallback);
    if (span >= least && span <= most) {
      return span;
    }
    problems.error(
        section.place(key),
        "outside what can be",
        "write a span from %s to %s".formatted(words(least), words(most)));
    return fallback;
  }

  private static String words(long ns) {
    Duration span = Duration.ofNanos(ns);
    if (span.toDays() > 0) {
      return span.toDays() + " d";
    }
    if (span.toMinutes() > 0) {
      return span.toMinutes() + " min";
    }
    return span.isZero() ? "0" : span.toSeconds() + " s";
  }
}
