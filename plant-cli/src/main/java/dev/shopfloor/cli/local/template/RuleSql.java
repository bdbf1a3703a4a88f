package dev.shopfloor.cli.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one form of rule SQL: functions with aliases from one topic filter.
 *
 * @param columns what the result holds, in order
 * @param filter MQTT topic filter
 */
public record RuleSql(List<Column> columns, String filter) {
  private static final Pattern STATEMENT =
      Pattern.compile("\\s*SELECT\\s+(.+?)\\s+FROM\\s+'([^']+)'\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern COLUMN =
      Pattern.compile("\\s*(.+?)\\s+AS\\s+([A-Za-z_][A-Za-z0-9_]*)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Source> SOURCES =
      Map.of(
          "encode(*,'base64')", Source.PAYLOAD_BASE64,
          "topic()", Source.TOPIC,
          "timestamp()", Source.TIMESTAMP,
          "clientid()", Source.CLIENT_ID,
          "traceid()", Source.TRACE_ID);

  /** Copies the list. */
  public RuleSql {
    columns = List.copyOf(columns);
  }

  /** What a column is made of. */
  public enum Source {
    /** {@code encode(*, 'base64')}: every byte of the payload. */
    PAYLOAD_BASE64,
    /** {@code topic()}. */
    TOPIC,
    /** {@code timestamp()}: the rules engine's clock, milliseconds. */
    TIMESTAMP,
    /** {@code clientid()}. */
    CLIENT_ID,
    /** {@code traceid()}: one per message. */
    TRACE_ID
  }

  /** One column of the result. */
  public record Column(Source source, String alias) {}

  /**
   * Parses a statement.
   *
   * @throws IllegalArgumentException with the piece that the local plant does not know
   */
  public static RuleSql parse(String sql) {
    Matcher statement = STATEMENT.matcher(sql);
    if (!statement.matches()) {
      throw new IllegalArgumentException(
          "the local plant knows SELECT function() AS name, ... FROM 'filter' only, not: " + sql);
    }
    List<Column> columns = new ArrayList<>();
    for (String part : splitAtTopLevel(statement.group(1))) {
      Matcher column = COLUMN.matcher(part);
      if (!column.matches()) {
        throw new IllegalArgumentException("\"" + part.strip() + "\" has no AS name");
      }
      Source source =
          SOURCES.get(column.group(1).replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT));
      if (source == null) {
        throw new IllegalArgumentException(
            "the local plant does not know \"" + column.group(1).strip() + "\" in rule SQL");
      }
      columns.add(new Column(source, column.group(2)));
    }
    return new RuleSql(columns, statement.group(2));
  }

  private static List<String> splitAtTopLevel(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(text.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
