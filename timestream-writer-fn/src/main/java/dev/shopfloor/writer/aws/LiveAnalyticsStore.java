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
  private final int atOnce;
  private TimestreamWriteClient client;

  /** A store that is sent one request after the other. */
  LiveAnalyticsStore(
      Supplier<TimestreamWriteClient> clients, LiveAnalyticsTable table, InstantSource clock) {
    this(clients, table, clock, 1);
  }

  /**
   * A store.
   *
   * @param atOnce the most requests of one batch that are under way together, 1 or more
   */
  LiveAnalyticsStore(
      Supplier<TimestreamWriteClient> clients,
      LiveAnalyticsTable table,
      InstantSource clock,
      int atOnce) {
    this.clients = clients;
    this.table = table;
    this.clock = clock;
    this.atOnce = atOnce;
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
        new LiveAnalyticsWrite(client, table, batch, clock.instant(), deadline, atOnce);
    WriteReport report = write.run();
    if (write.lostItsEndpoint()) {
      // the SDK asks for the account's endpoint once a day; a new client asks at once
      client.close();
      client = clients.get();
    }
    return report;
  }
}
