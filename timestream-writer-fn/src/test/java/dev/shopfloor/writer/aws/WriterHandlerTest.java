package dev.shopfloor.writer.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.runtime.aws.QuarantineReader;
import dev.shopfloor.runtime.aws.Snapshot;
import dev.shopfloor.testing.LocalTables;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import dev.shopfloor.writer.liveanalytics.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Core;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The handler as Lambda calls it: SDK clients, tables and HTTP are real, only the store is ours.
 */
class WriterHandlerTest {
  private static final String DONE = "{\"batchItemFailures\":[]}";

  private static DynamoProcess dynamo;
  private static DynamoDbClient client;

  private final List<Ledger> ledgers = new ArrayList<>();
  private final Map<String, String> settings = new HashMap<>();
  private FakeInflux influx;
  private String quarantine = "";

  @BeforeAll
  static void startDynamo() {
    dynamo = DynamoProcess.inMemory();
    client = LocalTables.client(dynamo.endpoint());
  }

  @AfterAll
  static void stopDynamo() {
    client.close();
    dynamo.close();
  }

  @BeforeEach
  void start() throws IOException {
    influx = new FakeInflux();
    quarantine = LocalTables.create(client, "Quarantine");
    settings.put("AWS_REGION", "eu-central-1");
    settings.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString());
    settings.put("QUARANTINE_TABLE", quarantine);
    settings.put("TIMESERIES_URL", influx.url());
    settings.put("TIMESERIES_DATABASE", "plant");
    settings.put("TIMESERIES_ORG", "shopfloor");
    settings.put("TIMESERIES_SECRET_ARN", "");
  }

  @AfterEach
  void stop() {
    influx.close();
  }

  @Test
  void aBatchIsStoredInOneRequestAndAcknowledged() throws IOException {
    assertThat(handle("normal")).isEqualTo(DONE);

    assertThat(influx.requests()).hasSize(1);
    assertThat(influx.rows())
        .containsEntry(
            "press{area=stamping, asset=press07, line=line1, site=berlin}1794800000125000000",
            Map.of(
                "temperature", 37.0,
                "part_count", 9_007_199_254_740_993L,
                "door", false,
                "state", "RUNNING",
                "program", "Deckel \"7\" \\ rev, 2",
                "hydraulics", "FAULT",
                "hydraulics_q", "UNCERTAIN"))
        .containsEntry(
            "press{area=stamping, asset=press07, line=line1, site=berlin}1794800001125000000",
            Map.of("temperature", 37.5, "pressure_q", "STALE"))
        .hasSize(3);
    assertThat(ledgers).hasSize(1);
    assertThat(ledgers.getFirst().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(9);
    assertThat(ledgers.getFirst().balanced()).isTrue();
  }

  @Test
  void aBodyThatCannotBeReadIsKeptWithItsBytesAndTheRestGoesOn() throws IOException {
    assertThat(handle("malformed")).isEqualTo(DONE);

    assertThat(influx.rows()).hasSize(1);
    Quarantined kept =
        new QuarantineReader(client, quarantine).all().getFirst().records().getFirst();
    assertThat(kept.reason()).isEqualTo(Reason.MALFORMED_TELEMETRY);
    assertThat(new String(kept.bytes(), UTF_8)).endsWith("{\"tag\":\"temper");
    assertThat(ledgers.getFirst().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(1);
    assertThat(ledgers.getFirst().balanced()).isTrue();
  }

  @Test
  void theKpisOfTwoWindowsOfOneInstantAreTwoSeries() throws IOException {
    assertThat(handle("kpi")).isEqualTo(DONE);

    assertThat(influx.rows())
        .containsEntry(
            "oee{area=stamping, asset=press07, line=line1, scope=asset, site=berlin,"
                + " window=shift}1794800040000000000",
            Map.of("availability", 0.8, "performance", 0.9, "quality", 0.99, "oee", 0.7128))
        .hasSize(2);
    assertThat(ledgers.getFirst().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(12);
  }

  @Test
  void whatAStoreThatIsAwayDoesNotTakeIsReturnedByName() throws IOException {
    influx.close();
    assertThat(handle("kpi"))
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"7c1d9a10-0000-4000-8000-000000000001\"}]}");
    assertThat(ledgers.getFirst().counted(Subject.POINTS, Outcome.RETURNED)).isEqualTo(12);
    assertThat(ledgers.getFirst().received(Subject.POINTS)).isZero();
  }

  @Test
  void aRefusedPointIsInTheTableBeforeItsMessageIsAcknowledged() throws IOException {
    influx.knows("press", "temperature", String.class);
    assertThat(handle("normal")).isEqualTo(DONE);
    List<Quarantined> kept =
        new QuarantineReader(client, quarantine)
            .all().stream().flatMap(batch -> batch.records().stream()).toList();
    assertThat(kept)
        .hasSize(3)
        .allSatisfy(record -> {
          assertThat(record.reason()).isEqualTo(Reason.STORE_REJECTED);
          assertThat(record.field()).isEqualTo("temperature");
          assertThat(record.message()).contains("cast error");
        });
    assertThat(ledgers.getFirst().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(6);
    assertThat(ledgers.getFirst().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(3);
  }

  @Test
  void aTokenComesFromItsSecretAndIsFetchedAgainAfterItsRotation() throws IOException {
    AtomicInteger reads = new AtomicInteger();
    HttpServer secrets =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secrets.createContext(
        "/",
        exchange -> {
          String secret =
              reads.incrementAndGet() == 1
                  ? "{\"ARN\":\"a\",\"SecretString\":\"first\"}"
                  : "{\"ARN\":\"a\",\"SecretString\":\"{\\\"user\\\":{},\\\"token\\\":\\\"second\\\"}\"}";
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(200, secret.length());
          exchange.getResponseBody().write(secret.getBytes(UTF_8));
          exchange.close();
        });
    secrets.start();
    try {
      settings.put(
          "AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:" + secrets.getAddress().getPort());
      settings.put(
          "TIMESERIES_SECRET_ARN", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:store");
      influx.asking("first");
      WriterHandler handler = handler();
      assertThat(handle(handler, "normal")).isEqualTo(DONE);
      assertThat(handle(handler, "normal")).isEqualTo(DONE);
      assertThat(reads).hasValue(1);
      influx.asking("second");
      assertThat(handle(handler, "normal")).isEqualTo(DONE);
      assertThat(reads).hasValue(2);
      snapshot.afterRestore(Core.getGlobalContext());
      assertThat(handle(handler, "normal")).isEqualTo(DONE);
      assertThat(reads).as("read again after a restore, before it is refused").hasValue(3);
    } finally {
      secrets.stop(0);
    }
  }

  @Test
  void liveAnalyticsGetsThePointsOfEachMessageAndInstantAsOneRow() throws IOException {
    try (FakeLiveAnalytics service = new FakeLiveAnalytics(Instant.ofEpochSecond(1_794_800_060))) {
      settings.put("TIMESERIES_STORE", "liveanalytics");
      settings.put("AWS_ENDPOINT_URL_TIMESTREAM_WRITE", service.url());
      settings.put("TIMESERIES_DATABASE", FakeLiveAnalytics.DATABASE);
      settings.put("TIMESERIES_TABLE", FakeLiveAnalytics.TABLE);
      settings.remove("TIMESERIES_URL");
      settings.remove("TIMESERIES_ORG");
      assertThat(handle("normal")).isEqualTo(DONE);

      assertThat(service.requests()).containsExactly(3);
      assertThat(service.dump().values())
          .extracting(Row::measures)
          .containsExactlyInAnyOrder(
              Map.of(
                  "temperature",
                  37.0,
                  "part_count",
                  9_007_199_254_740_993L,
                  "door",
                  false,
                  "state",
                  "RUNNING",
                  "program",
                  "Deckel \"7\" \\ rev, 2",
                  "hydraulics",
                  "FAULT",
                  "hydraulics_q",
                  "UNCERTAIN"),
              Map.of("temperature", 37.5, "pressure_q", "STALE"),
              Map.of("temperature", 41.25));
      assertThat(service.dump().keySet())
          .allSatisfy(key ->
              assertThat(key.dimensions())
                  .containsOnlyKeys("area", "asset", "line", "site", "tag_set"));
      assertThat(ledgers.getFirst().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(9);
    }
  }

  @Test
  void aTokenNeverTravelsInClearText() {
    settings.put("TIMESERIES_URL", "http://store.example:8086");
    settings.put(
        "TIMESERIES_SECRET_ARN", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:store");
    assertThatThrownBy(this::handler)
        .hasMessageContaining("TIMESERIES_URL is not https")
        .hasMessageContaining("give the https address");
  }

  @Test
  void allSettingsThatAreMissingOrWrongAreNamedAtOnce() {
    settings.put("TIMESERIES_STORE", "influxdb");
    settings.remove("TIMESERIES_URL");
    assertThatThrownBy(this::handler)
        .hasMessageContaining("TIMESERIES_STORE is \"influxdb\"; it must be influxdb2, influxdb3")
        .hasMessageContaining("TIMESERIES_URL is not set");
  }

  @Test
  void anEventThatIsNoneFailsAsAWholeAndAccountsForNothing() {
    WriterHandler handler = handler();
    assertThatThrownBy(() ->
            handler.handleRequest(
                new ByteArrayInputStream("{}".getBytes(UTF_8)),
                new ByteArrayOutputStream(),
                context()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Records");
    assertThat(ledgers).isEmpty();
  }

  private final Snapshot snapshot = new Snapshot();

  private WriterHandler handler() {
    return new WriterHandler(
        new FunctionRuntime(new Environment(settings), Clock.systemUTC(), ledgers::add, snapshot));
  }

  private String handle(String sample) throws IOException {
    return handle(handler(), sample);
  }

  private static String handle(WriterHandler handler, String sample) throws IOException {
    byte[] event =
        Files.readAllBytes(
            Path.of(System.getProperty("shopfloor.root"), "events", "writer-" + sample + ".json"));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), answer, context());
    return answer.toString(UTF_8);
  }

  /** A context that has a minute left, as the template gives it. */
  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getRemainingTimeInMillis")) {
                return 60_000;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
