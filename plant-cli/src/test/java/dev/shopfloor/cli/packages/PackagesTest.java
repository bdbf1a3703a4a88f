package dev.shopfloor.cli.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.cli.local.template.RolePolicies;
import dev.shopfloor.cli.packages.RecordedCalls.Call;
import dev.shopfloor.cli.packages.SampleAnswers.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each function's package as it ships, in a JVM of its own, under Lambda's real runtime interface
 * client and the hooks of SnapStart, against the parts of the local plant: what a class path with
 * all functions cannot show.
 */
class PackagesTest {
  private static final String SETUP = "TimeSeriesSetupFunction";
  private static final RecordedCalls CALLS = new RecordedCalls();
  private static final RolePolicies ROLES = RolePolicies.ofTheTemplate();
  private static final Map<String, LambdaProcess> PROCESSES = new HashMap<>();
  private static final List<RecordingProxy> PROXIES = new ArrayList<>();
  private static @TempDir Path folder;
  private static PackagedPlant packaged;
  private static LocalPlant plant;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Packages.runnable(), "SKIPPED: needs Linux and the packages of ./mvnw package");
    packaged = PackagedPlant.start(folder);
    plant = packaged.plant();
  }

  @AfterAll
  static void stop() {
    PROCESSES.values().forEach(LambdaProcess::close);
    PROXIES.forEach(RecordingProxy::close);
    if (packaged != null) {
      packaged.close();
    }
  }

  static Stream<Sample> samples() throws IOException {
    return SampleAnswers.all().stream()
        .filter(sample -> !sample.function().isEmpty())
        .filter(sample -> !sample.function().equals(SETUP));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void eachEventGetsItsAnswerFromTheRestoredPackageOfItsFunction(Sample sample) throws Exception {
    LambdaProcess process = process(function(sample.function()));

    LambdaProcess.Answer answer = process.invoke(sample.bytes());

    assertThat(answer.ok()).as(answer.body() + "\n" + process.printed()).isTrue();
    assertThat(answer.body()).isEqualTo(sample.answer());
    assertNothingWasRefused();
  }

  @Test
  void theBridgesPackageOpensAWorkOrder() throws Exception {
    process(function("AlertToWorkOrderFunction")).invoke(sample("workorder-alert-raised.json"));

    assertThat(plant.stores().cmms().workOrders()).isNotEmpty();
  }

  @Test
  void eachSampleIsForAFunctionOfTheTemplateOrForNone() throws IOException {
    List<String> functions = plant.template().functions().stream().map(FunctionSpec::name).toList();

    assertThat(samples()).extracting(Sample::function).containsOnlyElementsOf(functions);
    assertThat(SampleAnswers.all())
        .filteredOn(sample -> sample.function().isEmpty())
        .extracting(sample -> sample.file().substring(0, sample.file().indexOf('-')))
        .containsOnly("bus", "event");
  }

  @Test
  void whatTheFunctionsAskedForIsRecordedInTheWordsOfTheirPolicies() throws Exception {
    process(function("EnrichFunction")).invoke(sample("enrich-condition-fault.json"));
    process(function("AlertToWorkOrderFunction")).invoke(sample("workorder-alert-limit.json"));

    assertThat(CALLS.all())
        .contains(
            new Call("EnrichFunction", "dynamodb:GetItem", "RegistryTable"),
            new Call("EnrichFunction", "sqs:SendMessage", "TelemetryQueue"));
    assertThat(CALLS.actions("AlertToWorkOrderFunction"))
        .contains("dynamodb:PutItem", "dynamodb:Query");
    assertThat(CALLS.all()).extracting(Call::resource).doesNotContain("*", "unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"setup-create.json", "setup-update.json", "setup-delete.json"})
  void theCustomResourceAnswersAtTheRequestsAddressWhateverItsStoreDoes(String file)
      throws Exception {
    BlockingQueue<String> answers = new ArrayBlockingQueue<>(4);
    HttpServer bucket =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bucket.createContext(
        "/",
        exchange -> {
          answers.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    bucket.start();
    String url = "http://127.0.0.1:" + bucket.getAddress().getPort();
    String event =
        new String(sample(file), UTF_8)
            .replaceFirst("https://cloudformation-custom-resource[^/]*amazonaws.com", url);
    Map<String, String> environment = new HashMap<>(PackagedPlant.credentials());
    environment.put("AWS_ENDPOINT_URL_S3", url);
    try (RecordingProxy secrets = RecordingProxy.alone(SETUP, CALLS)) {
      environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.url());
      try (LambdaProcess process =
          LambdaProcess.start(
              new Launch(
                  Packages.exploded("timestream-writer-fn"),
                  "dev.shopfloor.writer.aws.StoreSetupHandler::handleRequest",
                  environment))) {
        // the handler keeps the last twenty seconds for its answer
        LambdaProcess.Answer answer = process.invoke(event.getBytes(UTF_8), 22);

        assertThat(answer.ok()).as(answer.body() + "\n" + process.printed()).isTrue();
        assertThat(answers.poll())
            .as(process.printed())
            .contains("\"Status\":\"", "TimeSeriesAccess");
        assertNothingWasRefused();
      }
    } finally {
      bucket.stop(0);
    }
  }

  @Test
  void aMissingVariableIsNamedInTheFunctionsOwnLog() throws Exception {
    Launch whole = launch(function("EnrichFunction"));
    Map<String, String> environment = new HashMap<>(whole.environment());
    environment.remove("TELEMETRY_QUEUE_URL");

    try (LambdaProcess process =
        LambdaProcess.start(new Launch(whole.taskRoot(), whole.handler(), environment))) {
      LambdaProcess.Answer answer = process.invoke("{}".getBytes(UTF_8));

      assertThat(answer.ok()).isFalse();
      assertThat(process.printed() + answer.body()).contains("TELEMETRY_QUEUE_URL");
    }
  }

  /**
   * The function's process, which stays for all its events: started, stopped for a snapshot,
   * restored.
   */
  private static LambdaProcess process(FunctionSpec function) throws InterruptedException {
    LambdaProcess process = PROCESSES.get(function.name());
    if (process == null) {
      process = LambdaProcess.snapshot(launch(function));
      process.restore();
      PROCESSES.put(function.name(), process);
    }
    return process;
  }

  /** The local parts allow everything; what AWS would have refused shows here. */
  private static void assertNothingWasRefused() {
    assertThat(Set.copyOf(CALLS.all()))
        .flatExtracting(call ->
            ROLES
                .refusal(
                    call.function(),
                    call.action(),
                    // the roles are read with the template's own environment, the plant has another
                    call.resource().replace("local-shopfloor", "dev-shopfloor"))
                .stream()
                .toList())
        .isEmpty();
  }

  private static byte[] sample(String file) throws IOException {
    return PackagedPlant.sample(file);
  }

  private static FunctionSpec function(String name) {
    return packaged.function(name);
  }

  private static Launch launch(FunctionSpec function) {
    Map<String, String> endpoints = new HashMap<>();
    plant
        .endpoints()
        .forEach((name, url) -> {
          RecordingProxy proxy = RecordingProxy.before(url, function.name(), CALLS);
          PROXIES.add(proxy);
          endpoints.put(name, proxy.url());
        });
    return packaged.launch(function, endpoints);
  }
}
