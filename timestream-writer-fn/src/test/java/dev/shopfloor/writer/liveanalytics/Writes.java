package dev.shopfloor.writer.liveanalytics;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClientBuilder;
import software.amazon.awssdk.services.timestreamwrite.model.Dimension;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValue;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.RecordsIngested;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecord;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecordsException;
import software.amazon.awssdk.services.timestreamwrite.model.ValidationException;

/** The fake and a client of the SDK that writes to it and never tries twice. */
final class Writes implements AutoCloseable {
  static final Instant NOW = Instant.parse("2025-06-15T15:00:00Z");

  final FakeLiveAnalytics service;
  final TimestreamWriteClient client;

  Writes() {
    this(InstantSource.fixed(NOW));
  }

  Writes(InstantSource clock) {
    try {
      service = new FakeLiveAnalytics(clock);
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
    client =
        builder()
            .endpointOverride(URI.create(service.url()))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  /** A client that is told no endpoint. */
  static TimestreamWriteClientBuilder builder() {
    return TimestreamWriteClient.builder()
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()));
  }

  RecordsIngested write(Record... records) {
    return writeWith(Record.builder().build(), records);
  }

  RecordsIngested writeWith(Record common, Record... records) {
    return client
        .writeRecords(write ->
            write
                .databaseName(FakeLiveAnalytics.DATABASE)
                .tableName(FakeLiveAnalytics.TABLE)
                .commonAttributes(common)
                .records(records))
        .recordsIngested();
  }

  /** The records of a request that are rejected; fails when none is. */
  List<RejectedRecord> rejected(Record... records) {
    return catchThrowableOfType(RejectedRecordsException.class, () -> write(records))
        .rejectedRecords();
  }

  /** Why a request of this one record rejects it. */
  String reason(Record record) {
    return rejected(record).getFirst().reason();
  }

  /** Why a request is refused as a whole. */
  String refusal(Record... records) {
    return catchThrowableOfType(ValidationException.class, () -> write(records))
        .awsErrorDetails()
        .errorMessage();
  }

  /** Why a request with common attributes is refused as a whole. */
  String refusal(Consumer<Record.Builder> common, Record... records) {
    Record shared = Record.builder().applyMutation(common).build();
    return catchThrowableOfType(ValidationException.class, () -> writeWith(shared, records))
        .awsErrorDetails()
        .errorMessage();
  }

  /** The only row of the table. */
  Row row() {
    return service.dump().values().stream().reduce((one, other) -> null).orElseThrow();
  }

  /** A record of press07, of this moment, with the measure {@code t}. */
  static Record.Builder reading(double value) {
    return reading().measureValues(measure("t", MeasureValueType.DOUBLE, Double.toString(value)));
  }

  /** A multi-measure record of press07, of this moment, without measures. */
  static Record.Builder reading() {
    return Record.builder()
        .dimensions(dimension("asset", "press07"))
        .measureName("press")
        .measureValueType(MeasureValueType.MULTI)
        .time(Long.toString(NOW.toEpochMilli()));
  }

  /** Records of as many following milliseconds. */
  static Record[] readings(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> reading(at).time(Long.toString(NOW.toEpochMilli() + at)).build())
        .toArray(Record[]::new);
  }

  static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  static MeasureValue measure(String name, MeasureValueType type, String value) {
    return MeasureValue.builder().name(name).type(type).value(value).build();
  }

  @Override
  public void close() {
    client.close();
    service.close();
  }
}
