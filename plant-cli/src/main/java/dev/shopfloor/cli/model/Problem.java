package dev.shopfloor.cli.model;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something that is wrong, or looks wrong, in a plant file.
 *
 * @param file the file as it was named to us
 * @param line 1 or more
 * @param column 1 or more
 * @param path the keys that lead to the place; empty for the whole file
 * @param what what is wrong, with the value
 * @param mend how to mend it
 * @param level whether the plant can start with it
 */
public record Problem(
    String file, int line, int column, String path, String what, String mend, Level level)
    implements Comparable<Problem> {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::level)
          .thenComparing(Problem::what)
          .thenComparing(Problem::path);

  /** Whether the plant can start with a problem. */
  public enum Level {
    /** The plant file cannot be used. */
    ERROR,
    /** It can, but probably means something else. */
    WARNING
  }

  /** One line for people and editors: {@code file:line:column: error: path: what; mend}. */
  public String text() {
    return "%s:%d:%d: %s: %s%s; %s"
        .formatted(
            file,
            line,
            column,
            level.name().toLowerCase(Locale.ROOT),
            path.isEmpty() ? "" : path + ": ",
            what,
            mend);
  }

  @Override
  public int compareTo(Problem other) {
    return BY_PLACE.compare(this, other);
  }
}
