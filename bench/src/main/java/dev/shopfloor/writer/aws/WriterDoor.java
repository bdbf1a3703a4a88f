package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.Lines;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.TimeSeriesStore;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;

/** Lets the benchmarks at what of the writer nobody else needs. */
public final class WriterDoor {
  private WriterDoor() {}

  /** The body of one request to an InfluxDB with these records. */
  public static byte[] body(List<StoreRecord> batch) {
    Lines lines = new Lines(batch, LineDialect.INFLUXDB);
    return InfluxBody.of(lines, IntStream.range(0, lines.count()).boxed().toList());
  }

  /** The store that writes to LiveAnalytics by this client, one request after the other. */
  public static TimeSeriesStore liveAnalytics(TimestreamWriteClient client) {
    return new LiveAnalyticsStore(
        () -> client, new LiveAnalyticsTable("bench", "telemetry"), InstantSource.system());
  }
}
