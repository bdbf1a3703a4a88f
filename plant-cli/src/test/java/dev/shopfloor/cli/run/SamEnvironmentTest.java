package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.cli.local.Progress;
import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.cli.local.template.TestTemplate;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.runtime.aws.QuarantineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A function with exactly the variables of the file, and those that SAM adds, at a running plant.
 */
class SamEnvironmentTest {
  private static final Instant START = Instant.parse("2026-11-16T03:33:00Z");
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final PlantModel MODEL =
      PlantFiles.load(HOME.resolve("docs/examples/five-lines/plant.yaml")).require();

  @TempDir private static Path data;
  private static PlantRun plant;

  @BeforeAll
  static void start() throws Exception {
    PlantSetup setup = PlantSetup.passing(MODEL, HOME, data.resolve("live"), START);
    plant = PlantRun.start(setup, Progress.silent());
  }

  @AfterAll
  static void stop() {
    plant.close();
  }

  @Test
  void everyFunctionHasExactlyTheVariablesThatTheTemplateDeclaresForIt() throws IOException {
    try (SamEnvironment sam = SamEnvironment.write(data, plant.plant())) {
      JsonNode functions = read(sam);

      Map<String, TreeSet<String>> written = new TreeMap<>();
      functions
          .properties()
          .forEach(function -> {
            TreeSet<String> names = new TreeSet<>();
            function.getValue().fieldNames().forEachRemaining(names::add);
            written.put(function.getKey(), names);
          });
      assertThat(written)
          .containsOnlyKeys(
              "EnrichFunction",
              "TimestreamWriterFunction",
              "OeeFunction",
              "AlertToWorkOrderFunction")
          .allSatisfy(
              (function, names) -> assertThat(names).isEqualTo(TestTemplate.variables(function)));
      assertThat(functions.findValuesAsText("LOCAL_ENDPOINTS"))
          .hasSize(4)
          .allMatch(text ->
              text.matches(
                  "DYNAMODB=http://127.0.0.1:\\d+,EVENTBRIDGE=http://127.0.0.1:\\d+,"
                      + "IOT_DATA_PLANE=http://127.0.0.1:\\d+,"
                      + "SQS=http://127.0.0.1:\\d+"));
    }
  }

  @Test
  void everyFunctionStartsWithThem() throws IOException {
    try (SamEnvironment sam = SamEnvironment.write(data, plant.plant())) {
      for (FunctionSpec function : plant.plant().template().functions()) {
        assertThat(host(function, read(sam)).spec()).isEqualTo(function);
      }
    }
  }

  @Test
  void aMessageThatIsHandedToTheFunctionByHandReachesTheStore() throws Exception {
    byte[] event = Files.readAllBytes(HOME.resolve("events/enrich-payload.json"));
    FunctionSpec enrich = plant.plant().template().functions().getFirst();

    try (SamEnvironment sam = SamEnvironment.write(data, plant.plant())) {
      host(enrich, read(sam)).invoke(event);
    }
    plant.plant().drain();

    assertThat(StoreTables.rows(plant.plant().stores().timeSeries(), MODEL))
        .containsEntry("press", 1L);
    assertThat(plant.quarantine()).flatExtracting(QuarantineReader.Batch::records).isNotEmpty();
  }

  @Test
  void theFileIsGoneWhenThePlantIs() throws IOException {
    SamEnvironment sam = SamEnvironment.write(data, plant.plant());
    assertThat(data.resolve("sam-env.json")).exists();

    sam.close();

    assertThat(data.resolve("sam-env.json")).doesNotExist();
  }

  private static JsonNode read(SamEnvironment sam) throws IOException {
    return new ObjectMapper().readTree(sam.file().toFile());
  }

  /** As SAM CLI starts a function: in a region that is none of the plant's. */
  private static FunctionHost host(FunctionSpec function, JsonNode file) {
    Map<String, String> variables = new HashMap<>();
    file.get(function.name())
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    variables.putAll(
        Map.of("AWS_REGION", "us-east-1", "AWS_LAMBDA_FUNCTION_NAME", function.name()));
    FunctionRuntime runtime =
        new FunctionRuntime(
            new Environment(variables), Clock.fixed(START, ZoneOffset.UTC), ledger -> {});
    return FunctionHost.create(function, runtime, 1);
  }
}
