package dev.shopfloor.cli.packages;

import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.PlantOptions;
import dev.shopfloor.cli.local.PlantPorts;
import dev.shopfloor.cli.local.Progress;
import dev.shopfloor.cli.local.StartException;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * A local plant that serves the functions' packages: its parts stand in for AWS, and its plant file
 * is the one of which the samples in {@code events/} speak.
 */
public final class PackagedPlant implements AutoCloseable {
  private static final String QUEUES = "arn:aws:sqs:eu-central-1:123456789012:";

  private final LocalPlant plant;

  private PackagedPlant(LocalPlant plant) {
    this.plant = plant;
  }

  /**
   * Starts it.
   *
   * @param folder for the parts' data
   */
  public static PackagedPlant start(Path folder) throws StartException, InterruptedException {
    return new PackagedPlant(
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
            Progress.silent()));
  }

  /** The plant. */
  public LocalPlant plant() {
    return plant;
  }

  /**
   * A function of the template.
   *
   * @param name its logical id
   */
  public FunctionSpec function(String name) {
    return plant.template().functions().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * How a function's package is started.
   *
   * @param endpoints the plant's own, or what stands before them
   */
  public Launch launch(FunctionSpec function, Map<String, String> endpoints) {
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.putAll(endpoints);
    // the samples come from these queues, and OeeFunction routes by queue
    environment.put("PRODUCTION_QUEUE_ARN", QUEUES + "ProductionQueue");
    environment.put("TICK_QUEUE_ARN", QUEUES + "TickQueue");
    environment.putAll(credentials());
    return new Launch(
        Packages.exploded(function.codeUri()),
        function.handlerClass() + "::handleRequest",
        environment);
  }

  /** What every function is given beside its own variables. */
  public static Map<String, String> credentials() {
    return Map.of(
        "AWS_REGION", "eu-central-1",
        "AWS_ACCESS_KEY_ID", "local",
        "AWS_SECRET_ACCESS_KEY", "local",
        "ENVIRONMENT_NAME", "test");
  }

  /**
   * A sample's bytes.
   *
   * @param file in {@code events/}
   */
  public static byte[] sample(String file) throws IOException {
    return Files.readAllBytes(Packages.ROOT.resolve("events").resolve(file));
  }

  @Override
  public void close() {
    plant.close();
  }
}
