package dev.shopfloor.writer.aws;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.TimeSeriesStore;
import java.util.Optional;

/** What the function's settings say about the store. */
final class StoreSettings {
  private StoreSettings() {}

  static TimeSeriesStore store(Environment environment, AwsClients clients) {
    InfluxEndpoint endpoint =
        new InfluxEndpoint(
            environment.require("TIMESERIES_URL"),
            environment.require("TIMESERIES_ORG"),
            environment.require("TIMESERIES_DATABASE"));
    Optional<String> secret = environment.optional("TIMESERIES_SECRET_ARN");
    if (secret.isPresent() && !endpoint.confidential()) {
      throw new IllegalArgumentException(
          "TIMESERIES_URL is not https although TIMESERIES_SECRET_ARN is set: the token would"
              + " travel in clear text; give the https address of the store");
    }
    return new InfluxStore(
        endpoint,
        secret
            .<TokenSource>map(arn -> new SecretToken(clients.secretsManager(), arn))
            .orElse(TokenSource.NONE),
        dialect(environment));
  }

  /** What {@code TIMESERIES_STORE} names: {@code influxdb}, which is usual, or {@code questdb}. */
  static LineDialect dialect(Environment environment) {
    String word = environment.optional("TIMESERIES_STORE").orElse("influxdb");
    return switch (word) {
      case "influxdb" -> LineDialect.INFLUXDB;
      case "questdb" -> LineDialect.QUESTDB;
      default ->
          throw new IllegalArgumentException(
              "TIMESERIES_STORE is \"" + word + "\"; it must be influxdb or questdb");
    };
  }
}
