package dev.shopfloor.cli.model;

import dev.shopfloor.plant.TimePatterns;
import dev.shopfloor.plant.TimeSpec;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads how a source writes times, as far as it is more than a word. */
final class TimeSpecReader {
  private static final long NANOS = 1_000_000_000L;

  private final Problems problems;

  TimeSpecReader(Problems problems) {
    this.problems = problems;
  }

  /** The patterns that can be used. */
  List<String> patterns(Section source) {
    List<String> usable = new ArrayList<>();
    for (String pattern : source.texts("timePattern", List.of())) {
      try {
        TimePatterns.of(pattern);
        usable.add(pattern);
      } catch (IllegalArgumentException useless) {
        problems.error(
            source.place("timePattern"),
            String.valueOf(useless.getMessage()),
            "write it like dd/MM/yyyy HH:mm:ss, as Java's DateTimeFormatter takes it");
      }
    }
    return usable;
  }

  /** The first instant of the day before which no time is true, ns since the epoch. */
  long earliest(Section source) {
    String text = source.text("earliest");
    if (text == null) {
      return TimeSpec.EARLIEST;
    }
    try {
      long second = LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      if (second >= 0) {
        return Math.multiplyExact(second, NANOS);
      }
    } catch (DateTimeException | ArithmeticException none) {
      // said below
    }
    problems.error(
        source.place("earliest"),
        "\"" + text + "\": no date from 1970 on",
        "write one such as \"2003-10-22\"");
    return TimeSpec.EARLIEST;
  }
}
