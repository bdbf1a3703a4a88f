package dev.shopfloor.writer.aws;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;

/** The SDK's clients as the function makes them, pointed at a stand-in for LiveAnalytics. */
final class LiveAnalyticsClients {
  private LiveAnalyticsClients() {}

  static Supplier<TimestreamWriteClient> of(FakeLiveAnalytics service) {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    AwsClients clients =
        new AwsClients(
            new Environment(
                Map.of(
                    "AWS_REGION",
                    "eu-central-1",
                    "AWS_ENDPOINT_URL_TIMESTREAM_WRITE",
                    service.url())));
    return () -> clients.client(LiveAnalyticsStore.client(), "TIMESTREAM_WRITE");
  }
}
