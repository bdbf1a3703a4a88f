package dev.shopfloor.writer.aws;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.SecretText;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.RetryPolicy;
import dev.shopfloor.writer.TimeSeriesStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The store that the function's settings name.
 *
 * @param store takes the records
 * @param layout the form of record that it keeps whole
 * @param tokens where its token comes from
 * @param retries how it is tried again
 */
record StoreSettings(
    TimeSeriesStore store, RecordLayout layout, TokenSource tokens, RetryPolicy retries) {
  private static final String INFLUXDB_2 = "influxdb2";
  private static final List<String> STORES =
      List.of(INFLUXDB_2, "influxdb3", "questdb", "victoriametrics", "liveanalytics");
  private static final String URL = "TIMESERIES_URL";
  private static final String DATABASE = "TIMESERIES_DATABASE";
  private static final String ORG = "TIMESERIES_ORG";
  private static final String TABLE = "TIMESERIES_TABLE";
  private static final String SECRET = "TIMESERIES_SECRET_ARN";
  private static final String RETENTION = "TIMESERIES_RETENTION_DAYS";
  // what VictoriaMetrics keeps when nobody tells it otherwise
  private static final int MONTH = 31;
  private static final int MOST_DAYS = 36_500;
  private static final Pattern TIMESTREAM_NAME = Pattern.compile("[A-Za-z0-9_.-]{3,256}");

  /**
   * Reads the settings.
   *
   * @throws IllegalStateException when one is missing or wrong
   */
  static StoreSettings read(Environment environment, AwsClients clients, InstantSource clock) {
    return switch (environment.oneOf("TIMESERIES_STORE", INFLUXDB_2, STORES)) {
      case "liveanalytics" -> liveAnalytics(environment, clients, clock);
      case "influxdb3" ->
          lines(
              environment,
              clients,
              InfluxEndpoint.v3(environment.url(URL), environment.require(DATABASE)),
              LineDialect.INFLUXDB,
              Optional.empty());
      case "questdb" ->
          lines(
              environment,
              clients,
              InfluxEndpoint.v2(
                  environment.url(URL),
                  environment.optional(ORG).orElse(""),
                  environment.optional(DATABASE).orElse("")),
              LineDialect.QUESTDB,
              Optional.empty());
      case "victoriametrics" ->
          lines(
              environment,
              clients,
              InfluxEndpoint.victoriaMetrics(environment.url(URL)),
              LineDialect.VICTORIAMETRICS,
              Optional.of(
                  KeptTime.victoriaMetrics(
                      clock, environment.integer(RETENTION, MONTH, 1, MOST_DAYS))));
      default ->
          lines(
              environment,
              clients,
              InfluxEndpoint.v2(
                  environment.url(URL), environment.require(ORG), environment.require(DATABASE)),
              LineDialect.INFLUXDB,
              Optional.empty());
    };
  }

  private static StoreSettings lines(
      Environment environment,
      AwsClients clients,
      InfluxEndpoint endpoint,
      LineDialect dialect,
      Optional<KeptTime> kept) {
    Optional<String> secret = environment.optionalArn(SECRET, "secretsmanager");
    if (secret.isPresent() && !endpoint.confidential()) {
      environment.fault(
          "TIMESERIES_URL is not https although TIMESERIES_SECRET_ARN is set: the token would"
              + " travel in clear text; give the https address of the store");
    }
    TokenSource tokens =
        secret
            .<TokenSource>map(
                arn -> new SecretTokenSource(new SecretText(clients.secretsManager(), arn)))
            .orElse(TokenSource.NONE);
    return new StoreSettings(
        new InfluxStore(endpoint, tokens, dialect, SideBySide.MOST, kept),
        dialect.layout(),
        tokens,
        RetryPolicy.USUAL);
  }

  private static StoreSettings liveAnalytics(
      Environment environment, AwsClients clients, InstantSource clock) {
    LiveAnalyticsTable table =
        new LiveAnalyticsTable(name(environment, DATABASE), name(environment, TABLE));
    return new StoreSettings(
        new LiveAnalyticsStore(
            () -> clients.client(LiveAnalyticsStore.client(), "TIMESTREAM_WRITE"),
            table,
            clock,
            SideBySide.MOST),
        RecordLayout.ROW,
        TokenSource.NONE,
        RetryPolicy.SCALING);
  }

  private static String name(Environment environment, String variable) {
    String name = environment.require(variable);
    if (!TIMESTREAM_NAME.matcher(name).matches()) {
      environment.fault(
          "environment variable %s is \"%s\"; it must be a name of Timestream: 3 to 256 letters, digits, '_', '-' and '.'"
              .formatted(variable, name));
    }
    return name;
  }
}
