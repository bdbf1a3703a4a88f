package dev.shopfloor.cli.page;

import java.time.Instant;

/** Pieces of SQL for the time-series database. */
final class Sql {
  private Sql() {}

  /** A table or column. */
  static String name(String name) {
    return '"' + name.replace("\"", "") + '"';
  }

  /** A text. */
  static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** An instant; the database keeps microseconds. */
  static String time(long millis) {
    return text(Instant.ofEpochMilli(millis).toString());
  }

  /** The condition for the rows of one asset and field. */
  static String series(String site, String asset, String field) {
    return "site = %s AND asset = %s AND field = %s"
        .formatted(text(site), text(asset), text(field));
  }
}
