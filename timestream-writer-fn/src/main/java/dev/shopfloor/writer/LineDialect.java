package dev.shopfloor.writer;

/** Where stores that take line protocol read it differently. */
public enum LineDialect {
  /** InfluxDB: a line feed stands in a quoted text as it is. */
  INFLUXDB("\\\"", RecordLayout.INSTANT),
  /** QuestDB: a line feed in a quoted text needs a backslash, and a row is replaced as a whole. */
  QUESTDB("\\\"\n", RecordLayout.POINT);

  private final String escapedInText;
  private final RecordLayout layout;

  LineDialect(String escapedInText, RecordLayout layout) {
    this.escapedInText = escapedInText;
    this.layout = layout;
  }

  /** The characters that get a backslash inside a quoted text. */
  String escapedInText() {
    return escapedInText;
  }

  /** The form of record that such a store keeps whole. */
  public RecordLayout layout() {
    return layout;
  }
}
