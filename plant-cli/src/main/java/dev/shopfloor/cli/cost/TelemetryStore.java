package dev.shopfloor.cli.cost;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.RecordLayout;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The stores of the template's {@code TimeSeriesStore}, by who is paid. */
public enum TelemetryStore {
  /** An instance that the stack makes. */
  TIMESTREAM_INFLUXDB("timestream-influxdb", RecordLayout.INSTANT, LineDialect.INFLUXDB),
  /** Paid by what is written. */
  LIVEANALYTICS("liveanalytics", RecordLayout.ROW, LineDialect.INFLUXDB),
  /** A server of yours: AWS is paid for what goes to it over the internet. */
  INFLUXDB2("influxdb2", RecordLayout.INSTANT, LineDialect.INFLUXDB),
  /** As {@link #INFLUXDB2}. */
  INFLUXDB3("influxdb3", RecordLayout.INSTANT, LineDialect.INFLUXDB),
  /** As {@link #INFLUXDB2}, one row a point. */
  QUESTDB("questdb", RecordLayout.POINT, LineDialect.QUESTDB),
  /** As {@link #INFLUXDB2}, numbers only. */
  VICTORIAMETRICS("victoriametrics", RecordLayout.INSTANT, LineDialect.VICTORIAMETRICS);

  private final String word;
  private final RecordLayout layout;
  private final LineDialect dialect;

  TelemetryStore(String word, RecordLayout layout, LineDialect dialect) {
    this.word = word;
    this.layout = layout;
    this.dialect = dialect;
  }

  /**
   * The store of this name.
   *
   * @throws UsageException when there is none
   */
  public static TelemetryStore named(String word) {
    return Arrays.stream(values())
        .filter(store -> store.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "there is no store \"%s\"; --store is one of %s"
                    .formatted(
                        word,
                        Arrays.stream(values())
                            .map(TelemetryStore::word)
                            .collect(Collectors.joining(", ")))));
  }

  /** Its name in the template. */
  public String word() {
    return word;
  }

  /** Whether it is a server of the user's. */
  boolean yours() {
    return this != TIMESTREAM_INFLUXDB && this != LIVEANALYTICS;
  }

  RecordLayout layout() {
    return layout;
  }

  LineDialect dialect() {
    return dialect;
  }
}
