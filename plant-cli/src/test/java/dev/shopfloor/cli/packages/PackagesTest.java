package dev.shopfloor.cli.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.PlantOptions;
import dev.shopfloor.cli.local.PlantPorts;
import dev.shopfloor.cli.local.Progress;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each function's package as it ships, in a JVM of its own, under Lambda's real runtime interface
 * client, against the parts of the local plant: what a class path with all functions cannot show.
 */
class PackagesTest {
  private static final Path RUNTIME = Packages.ROOT.resolve("plant-cli/target/ric");
  private static final String QUEUES = "arn:aws:sqs:eu-central-1:123456789012:";
  private static @TempDir Path folder;
  private static LocalPlant plant;

  @BeforeAll
  static void start() throws Exception {
    // the runtime interface client's native part exists for Linux only
    assumeTrue(
        System.getProperty("os.name").startsWith("Linux"),
        "SKIPPED: Lambda's runtime is for Linux");
    assumeTrue(
        Files.isDirectory(Packages.exploded("enrich-fn")),
        "SKIPPED: no packages; they are made by ./mvnw package");
    plant =
        LocalPlant.start(
            new PlantOptions(
                Packages.ROOT.resolve("template.yaml"),
                folder,
                PlantOptions.dynamoDbLibraryOfLauncher(),
                false,
                PlantPorts.ANY,
                ZoneOffset.UTC,
                null,
                Instant.parse("2026-11-22T08:00:00Z"),
                Map.of(),
                ledger -> {},
                event -> {},
                stores ->
                    new DynamoPlantRegistry(stores.tables(), "RegistryTable")
                        .apply(
                            PlantFiles.load(
                                    Packages.ROOT.resolve("docs/examples/five-lines/plant.yaml"))
                                .require())),
            Progress.silent());
  }

  @AfterAll
  static void stop() {
    if (plant != null) {
      plant.close();
    }
  }

  @Test
  void enrichTakesAMessageOfTheTopicRule() throws Exception {
    LambdaProcess.Answer answer = answer("enrich-fn", "EnrichFunction", "enrich-payload.json");

    assertThat(answer.ok()).as(answer.body()).isTrue();
  }

  @Test
  void writerAnswersWithTheMessagesThatFailed() throws Exception {
    LambdaProcess.Answer answer =
        answer("timestream-writer-fn", "TimestreamWriterFunction", "writer-normal.json");

    assertThat(answer.ok()).as(answer.body()).isTrue();
    assertThat(answer.body()).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void oeeAnswersWithTheMessagesThatFailed() throws Exception {
    LambdaProcess.Answer answer = answer("oee-fn", "OeeFunction", "oee-production.json");

    assertThat(answer.ok()).as(answer.body()).isTrue();
    assertThat(answer.body()).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void workOrderBridgeAnswersWithTheMessagesThatFailed() throws Exception {
    LambdaProcess.Answer answer =
        answer("alert-to-workorder-fn", "AlertToWorkOrderFunction", "workorder-alert-raised.json");

    assertThat(answer.ok()).as(answer.body()).isTrue();
    assertThat(answer.body()).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(plant.stores().cmms().workOrders()).hasSize(1);
  }

  @Test
  void aMissingVariableIsNamedInTheFunctionsOwnLog() throws Exception {
    FunctionSpec function = function("EnrichFunction");
    Map<String, String> environment = environment(function);
    environment.remove("TELEMETRY_QUEUE_URL");

    try (LambdaProcess process =
        LambdaProcess.start(
            Packages.exploded("enrich-fn"), RUNTIME, handler(function), environment)) {
      LambdaProcess.Answer answer = process.invoke("{}".getBytes(StandardCharsets.UTF_8));

      assertThat(answer.ok()).isFalse();
      assertThat(process.printed() + answer.body()).contains("TELEMETRY_QUEUE_URL");
    }
  }

  private static LambdaProcess.Answer answer(String module, String name, String sample)
      throws Exception {
    FunctionSpec function = function(name);
    byte[] event = Files.readAllBytes(Packages.ROOT.resolve("events").resolve(sample));
    try (LambdaProcess process =
        LambdaProcess.start(
            Packages.exploded(module), RUNTIME, handler(function), environment(function))) {
      LambdaProcess.Answer answer = process.invoke(event);
      if (!answer.ok()) {
        System.out.println(process.printed());
      }
      return answer;
    }
  }

  private static FunctionSpec function(String name) {
    return plant.template().functions().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String handler(FunctionSpec function) {
    return function.handlerClass() + "::handleRequest";
  }

  private static Map<String, String> environment(FunctionSpec function) {
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.putAll(plant.endpoints());
    // the samples come from these queues, and OeeFunction routes by queue
    environment.put("PRODUCTION_QUEUE_ARN", QUEUES + "ProductionQueue");
    environment.put("TICK_QUEUE_ARN", QUEUES + "TickQueue");
    environment.putAll(
        Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local"));
    return environment;
  }
}
