package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.RetryPolicy;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.faults.Answer;
import dev.shopfloor.writer.faults.Fault;
import dev.shopfloor.writer.faults.Held;
import dev.shopfloor.writer.faults.Keeping;
import dev.shopfloor.writer.faults.Poison;
import dev.shopfloor.writer.faults.Signals;
import dev.shopfloor.writer.faults.StoreRules;
import dev.shopfloor.writer.faults.StoreUnderTest;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.SplittableRandom;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The fake LiveAnalytics in the fault script; its clients ask for their endpoint, as at AWS. */
public final class LiveAnalyticsUnderScript implements StoreUnderTest {
  private static final StoreRules RULES =
      new StoreRules(
          Keeping.HIGHEST,
          EnumSet.of(Poison.TYPE, Poison.TAG_NAME, Poison.COLUMN_NAME, Poison.LONG_TEXT),
          true,
          true,
          true);
  private static final String JSON = "application/x-amz-json-1.0";
  private static final String TIME = "\"Time\":";

  private final RecordLayout layout;
  private final InstantSource clock;
  private final FakeLiveAnalytics service;

  LiveAnalyticsUnderScript(long base) throws IOException {
    this(base, RecordLayout.ROW);
  }

  /**
   * A service for a window.
   *
   * @param layout the writer's, which need not be the one that this store keeps whole
   */
  public LiveAnalyticsUnderScript(long base, RecordLayout layout) throws IOException {
    this.layout = layout;
    clock = InstantSource.fixed(Instant.ofEpochSecond(0, base).plus(WRITTEN_AFTER));
    service = new FakeLiveAnalytics(clock).knows(Signals.TYPED, "DOUBLE");
  }

  @Override
  public StoreRules rules() {
    return RULES;
  }

  @Override
  public RecordLayout layout() {
    return layout;
  }

  @Override
  public RetryPolicy retries() {
    return RetryPolicy.SCALING;
  }

  @Override
  public String url() {
    return service.url();
  }

  @Override
  public TimeSeriesStore connect(String url) {
    return new LiveAnalyticsStore(
        () ->
            LiveAnalyticsStore.client()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(service.network(URI.create(url)))
                .build(),
        new LiveAnalyticsTable(FakeLiveAnalytics.DATABASE, FakeLiveAnalytics.TABLE),
        clock,
        SideBySide.MOST);
  }

  @Override
  public Answer answer(Fault fault, SplittableRandom random) {
    return switch (fault) {
      case THROTTLED -> error(429, "ThrottlingException", "");
      case DENIED ->
          random.nextBoolean()
              ? error(403, "AccessDeniedException", "")
              : error(421, "InvalidEndpointException", "");
      case UNAVAILABLE -> new Answer(503, Map.of(), "<html>no server</html>");
      default ->
          random.nextBoolean()
              ? error(500, "InternalServerException", "")
              // no record of the request has such an index
              : error(
                  419,
                  "RejectedRecordsException",
                  ",\"RejectedRecords\":[{\"RecordIndex\":1000,\"Reason\":\"no\"}]");
    };
  }

  private static Answer error(int status, String code, String more) {
    return new Answer(
        status,
        Map.of("Content-Type", JSON),
        "{\"__type\":\"com.amazonaws.timestream.v20181101#%s\",\"message\":\"said\"%s}"
            .formatted(code, more));
  }

  @Override
  public int records(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    int records = 0;
    for (int at = text.indexOf(TIME); at >= 0; at = text.indexOf(TIME, at + 1)) {
      records++;
    }
    return records;
  }

  @Override
  public Held held() {
    Held held = new Held(RULES);
    service
        .dump()
        .forEach((key, row) ->
            held.add(key.measureName(), key.dimensions(), key.time(), row.measures()));
    return held;
  }

  @Override
  public void close() {
    service.close();
  }
}
