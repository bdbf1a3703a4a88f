package dev.shopfloor.cli.local;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.runtime.LedgerReporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to start the local plant.
 *
 * @param template {@code template.yaml}
 * @param directory for the parts' data; they find what earlier runs left there
 * @param dynamoDbLibrary folder of DynamoDB Local's jars
 * @param keepTables whether the tables are kept in the directory, for another start to go on with
 * @param ports of the parts that people look at
 * @param zone in which people read the maintenance system's times
 * @param page the plant's page, where the maintenance system leads back to; null for none
 * @param start where the plant's clock stands at first
 * @param parameters template parameters beside those that the plant sets itself
 * @param ledger takes the account of every invocation
 * @param events sees every event that a bus accepts
 * @param seed fills the stores before any function starts
 */
public record PlantOptions(
    Path template,
    Path directory,
    Path dynamoDbLibrary,
    boolean keepTables,
    PlantPorts ports,
    ZoneId zone,
    @Nullable URI page,
    Instant start,
    Map<String, String> parameters,
    LedgerReporter ledger,
    Consumer<BusEvent> events,
    Seed seed) {
  /** Copies the parameters. */
  public PlantOptions {
    parameters = Map.copyOf(parameters);
  }

  /** Fills the stores: the plant model into the registry, tables into the time-series database. */
  @FunctionalInterface
  public interface Seed {
    /** Runs once, when all parts are up and before any function is. */
    void fill(Stores stores) throws IOException;
  }

  /** The folder of DynamoDB Local's jars that the launcher names. */
  public static Path dynamoDbLibraryOfLauncher() {
    String folder = System.getProperty(DynamoProcess.LIB);
    if (folder == null) {
      throw new IllegalStateException(
          "the system property " + DynamoProcess.LIB + " is not set; start with ./plant");
    }
    return Path.of(folder);
  }
}
