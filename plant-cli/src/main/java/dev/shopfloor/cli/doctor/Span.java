package dev.shopfloor.cli.doctor;

import java.time.Duration;

/** Times and numbers as people say them. */
final class Span {
  private static final long TWO = 2;

  private Span() {}

  /** About how long, such as {@code 3 s}, {@code 5 min}, {@code 2 h} or {@code 4 days}. */
  static String of(Duration time) {
    if (time.toDays() >= TWO) {
      return time.toDays() + " days";
    }
    if (time.toHours() >= TWO) {
      return time.toHours() + " h";
    }
    if (time.toMinutes() >= TWO) {
      return time.toMinutes() + " min";
    }
    return Math.max(0, time.toSeconds()) + " s";
  }

  /** About how long. */
  static String ofSeconds(double seconds) {
    return of(Duration.ofSeconds(Math.round(seconds)));
  }

  /** A number with its word, such as {@code 1 message} or {@code 12 messages}. */
  static String count(long number, String word) {
    return "%,d %s%s".formatted(number, word, number == 1 ? "" : "s");
  }
}
