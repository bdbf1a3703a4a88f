package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.WriteReport;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClientBuilder;

/**
 * Timestream for LiveAnalytics, for accounts that used it before it was closed to new customers.
 *
 * <p>Idempotent: each record carries its place in the event order as its version, and of one series
 * and instant the store keeps the highest.
 */
public final class LiveAnalyticsStore implements TimeSeriesStore {
  private final Supplier<TimestreamWriteClient> clients;
  private final LiveAnalyticsTable table;
  private final InstantSource clock;
  private TimestreamWriteClient client;

  LiveAnalyticsStore(
      Supplier<TimestreamWriteClient> clients, LiveAnalyticsTable table, InstantSource clock) {
    this.clients = clients;
    this.table = table;
    this.clock = clock;
    client = clients.get();
  }

  /**
   * A client that tries once: what is not decided is tried again within the deadline, not past it.
   */
  static TimestreamWriteClientBuilder client() {
    return TimestreamWriteClient.builder()
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()));
  }

  @Override
  public WriteReport write(List<StoreRecord> batch, Deadline deadline) {
    LiveAnalyticsWrite write =
        new LiveAnalyticsWrite(client, table, batch, clock.instant(), deadline);
    WriteReport report = write.run();
    if (write.lostItsEndpoint()) {
      // the SDK asks for the account's endpoint once a day; a new client asks at once
      client.close();
      client = clients.get();
    }
    return report;
  }
}
