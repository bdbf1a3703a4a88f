package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.PlantOptions;
import dev.shopfloor.cli.local.PlantPorts;
import dev.shopfloor.cli.local.template.TestTemplate;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.LedgerReporter;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Local plants for tests of other packages. */
public final class TestPlants {
  private TestPlants() {}

  /**
   * A plant that forgets, on any free ports, with this model in its registry.
   *
   * @param parameters of the template, beside those that the plant sets itself
   * @param ledgers takes the account of every invocation
   */
  public static PlantOptions passing(
      PlantModel model,
      Path data,
      Instant start,
      Map<String, String> parameters,
      LedgerReporter ledgers) {
    return new PlantOptions(
        TestTemplate.file(),
        data,
        PlantOptions.dynamoDbLibraryOfLauncher(),
        false,
        PlantPorts.ANY,
        ZoneOffset.UTC,
        null,
        start,
        parameters,
        ledgers,
        event -> {},
        stores -> {
          new DynamoPlantRegistry(stores.tables(), "RegistryTable").apply(model);
          StoreTables.create(stores.timeSeries(), model);
        });
  }
}
