package dev.shopfloor.cli.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.cli.local.LocalPorts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A restored copy of a function works, whatever has become stale meanwhile. SnapStart is simulated:
 * the real hooks run in the package's own JVM, which is neither frozen nor copied.
 */
class SnapStartTest {
  private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:s";

  private final RecordedCalls calls = new RecordedCalls();
  private final AtomicInteger credentialReads = new AtomicInteger();
  private RecordingProxy aws;
  private HttpServer credentials;
  private volatile String accessKey = "BEFORE";

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Packages.runnable(), "SKIPPED: needs Linux and the packages of ./mvnw package");
    aws = RecordingProxy.alone("test", calls);
    credentials = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    credentials.createContext(
        "/",
        exchange -> {
          credentialReads.incrementAndGet();
          byte[] answer =
              """
              {"AccessKeyId":"%s","SecretAccessKey":"secret","Token":"token","Expiration":"%s"}
              """
                  .formatted(accessKey, Instant.now().plusSeconds(3600))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    credentials.start();
  }

  @AfterEach
  void stop() {
    if (aws != null) {
      aws.close();
      credentials.stop(0);
    }
  }

  @Test
  void theFirstCallAfterARestoreIsSignedWithTheCredentialsOfThen() throws Exception {
    try (LambdaProcess function = enrich()) {
      accessKey = "AFTER";
      function.restore();

      assertThat(invoke(function, "enrich-unknown-asset.json").ok()).isTrue();
      assertThat(aws.accessKeys()).isNotEmpty().containsOnly("AFTER");
      assertThat(credentialReads).as("read once and then kept").hasValue(1);
    }
  }

  @Test
  void noFunctionIsConnectedToAnythingWhenItsSnapshotIsTaken() throws Exception {
    for (LambdaProcess function : List.of(enrich(), writer(), oee(), bridge())) {
      try (function) {
        assertThat(LocalPorts.connectedTo(function.pid()))
            .as("connections other than the Runtime API's")
            .allMatch(port -> port == function.apiPort());
      }
    }
    assertThat(calls.all()).isEmpty();
    assertThat(credentialReads).hasValue(0);
  }

  @Test
  void aConnectionThatTheOtherEndHasClosedFailsNoInvocation() throws Exception {
    try (LambdaProcess function = enrich()) {
      function.restore();
      assertThat(invoke(function, "enrich-unknown-asset.json").ok()).isTrue();
      assertThat(LocalPorts.connectedTo(function.pid()))
          .as("kept for the next call, else this test shows nothing")
          .contains(aws.port());
      int before = calls.all().size();

      aws.hangUp();

      LambdaProcess.Answer answer = invoke(function, "enrich-unknown-asset.json");
      assertThat(answer.ok()).as(answer.body()).isTrue();
      assertThat(calls.all()).hasSizeGreaterThan(before);
    }
  }

  @Test
  void aConnectionToTheStoreThatItHasClosedFailsNoInvocation() throws Exception {
    try (RecordingProxy store = RecordingProxy.alone("store", new RecordedCalls());
        LambdaProcess function = writer(store.url())) {
      function.restore();
      assertThat(invoke(function, "writer-normal.json").body())
          .isEqualTo("{\"batchItemFailures\":[]}");

      store.hangUp();

      assertThat(invoke(function, "writer-normal.json").body())
          .isEqualTo("{\"batchItemFailures\":[]}");
      assertThat(store.accessKeys()).hasSize(2);
    }
  }

  @Test
  void aWrongSettingStopsTheSnapshotAndSoTheDeployment() {
    Map<String, String> environment = environment();
    environment.put("TELEMETRY_QUEUE_URL", "TelemetryQueue");
    environment.remove("REGISTRY_TABLE");

    assertThatThrownBy(() -> snapshot("enrich-fn", "enrich.aws.EnrichHandler", environment).close())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("TELEMETRY_QUEUE_URL", "REGISTRY_TABLE", "2 settings are wrong");
  }

  private LambdaProcess enrich() throws InterruptedException {
    return snapshot("enrich-fn", "enrich.aws.EnrichHandler", environment());
  }

  private LambdaProcess oee() throws InterruptedException {
    return snapshot("oee-fn", "oee.aws.OeeHandler", environment());
  }

  private LambdaProcess bridge() throws InterruptedException {
    return snapshot("alert-to-workorder-fn", "workorder.aws.WorkOrderHandler", environment());
  }

  private LambdaProcess writer() throws InterruptedException {
    return writer(aws.url());
  }

  private LambdaProcess writer(String store) throws InterruptedException {
    Map<String, String> environment = environment();
    environment.put("TIMESERIES_URL", store);
    environment.put("TIMESERIES_SECRET_ARN", store.equals(aws.url()) ? SECRET : "");
    return snapshot("timestream-writer-fn", "writer.aws.WriterHandler", environment);
  }

  private static LambdaProcess snapshot(
      String module, String handler, Map<String, String> environment) throws InterruptedException {
    return LambdaProcess.snapshot(
        new Launch(
            Packages.exploded(module),
            "dev.shopfloor." + handler + "::handleRequest",
            environment));
  }

  private static LambdaProcess.Answer invoke(LambdaProcess function, String sample)
      throws Exception {
    return function.invoke(Files.readAllBytes(Packages.ROOT.resolve("events").resolve(sample)));
  }

  private Map<String, String> environment() {
    String queues = "https://sqs.eu-central-1.amazonaws.com/123456789012/";
    String arns = "arn:aws:sqs:eu-central-1:123456789012:";
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", "eu-central-1");
    environment.put(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "http://127.0.0.1:" + credentials.getAddress().getPort() + "/credentials");
    environment.put(
        "LOCAL_ENDPOINTS",
        String.join(
            ",",
            "DYNAMODB=" + aws.url(),
            "SQS=" + aws.url(),
            "EVENTBRIDGE=" + aws.url(),
            "SECRETS_MANAGER=" + aws.url()));
    for (String table : List.of("REGISTRY", "SOURCE_STATE", "QUARANTINE", "OEE", "WORK_ORDER")) {
      environment.put(table + "_TABLE", table);
    }
    for (String queue : List.of("TELEMETRY", "PRODUCTION", "TICK")) {
      environment.put(queue + "_QUEUE_URL", queues + queue);
      environment.put(queue + "_QUEUE_ARN", arns + queue);
    }
    environment.put("EVENT_BUS_NAME", "test-shopfloor");
    environment.put("CMMS_PROFILE", "dry-run");
    environment.put("TIMESERIES_STORE", "questdb");
    environment.put("POWERTOOLS_METRICS_NAMESPACE", "Shopfloor");
    environment.put("POWERTOOLS_SERVICE_NAME", "test");
    environment.put("ENVIRONMENT_NAME", "test");
    return environment;
  }
}
