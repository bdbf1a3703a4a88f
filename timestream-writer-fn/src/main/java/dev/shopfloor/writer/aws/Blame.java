package dev.shopfloor.writer.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which lines a store means when it refuses some of a request, in the ways stores name them. */
sealed interface Blame {
  /** What the store says of them. */
  String words();

  /**
   * One line, by its place in the request (InfluxDB 3, QuestDB).
   *
   * @param number 1 or more, by the store's own count
   * @param words of the store
   */
  record Line(int number, String words) implements Blame {
    // QuestDB's other column types take some texts and refuse others
    private static final Pattern FIELD =
        Pattern.compile(
            "column: (?<cast>.+); cast error from protocol type: \\w+ to column type:"
                + " (?:BOOLEAN|LONG|FLOAT|DOUBLE|STRING|VARCHAR|SYMBOL)"
                + "|invalid column type for column '(?<type>.+)', expected "
                + "|invalid field value in line protocol for field '(?<older>.+)' on line ");
    private static final Pattern NAME = Pattern.compile("invalid column name: (.+)$");

    /** The field whose type is refused, if this is why. */
    Optional<String> mistyped() {
      Matcher found = FIELD.matcher(words);
      if (!found.find()) {
        return Optional.empty();
      }
      return Optional.ofNullable(found.group("cast"))
          .or(() -> Optional.ofNullable(found.group("type")))
          .or(() -> Optional.ofNullable(found.group("older")));
    }

    /**
     * The field whose name is refused, if this is why: as far as QuestDB read it, its first bad
     * character included.
     */
    Optional<String> misnamed() {
      Matcher found = NAME.matcher(words);
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
  }

  /**
   * One line, by its own text (InfluxDB 1 and 2). Where the line ends and the reason begins is for
   * him to find who knows the lines: both may hold whatever parts them.
   *
   * @param quoted the line, then {@code ': } and the reason
   */
  record Quoted(String quoted) implements Blame {
    @Override
    public String words() {
      return "unable to parse '" + quoted;
    }
  }

  /**
   * All lines with a value of this class (InfluxDB 1 and 2).
   *
   * @param values what the store refuses
   * @param words of the store
   */
  record Values(FieldClass values, String words) implements Blame {}
}
