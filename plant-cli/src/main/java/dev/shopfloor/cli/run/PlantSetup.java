package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.PlantOptions;
import dev.shopfloor.cli.local.PlantPorts;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What plant to start.
 *
 * @param home the checkout
 * @param data where the parts keep their data
 * @param keep whether the plant can be started again on that data
 * @param page where the small CMMS leads back to; null for nowhere
 * @param start the plant's time at the start
 * @param ledgers takes the accounts, after those of earlier starts
 * @param messages given to the plant in earlier starts
 * @param refused those of them that neither broker nor rules took
 * @param events sees every event that a bus accepts
 */
public record PlantSetup(
    PlantModel model,
    Path home,
    Path data,
    boolean keep,
    PlantPorts ports,
    @Nullable URI page,
    Instant start,
    LedgerBook ledgers,
    long messages,
    long refused,
    Consumer<BusEvent> events) {
  /** A plant that forgets, on any free ports. */
  public static PlantSetup passing(PlantModel model, Path home, Path data, Instant start) {
    return new PlantSetup(
        model, home, data, false, PlantPorts.ANY, null, start, new LedgerBook(), 0, 0, event -> {});
  }

  /** The same plant, on these ports and with somebody who sees its events. */
  public PlantSetup seenBy(PlantPorts others, @Nullable URI viewed, Consumer<BusEvent> viewer) {
    return new PlantSetup(
        model, home, data, keep, others, viewed, start, ledgers, messages, refused, viewer);
  }

  /** What starts the local plant with this model in its registry. */
  PlantOptions options() {
    return new PlantOptions(
        home.resolve("template.yaml"),
        data,
        PlantOptions.dynamoDbLibraryOfLauncher(),
        keep,
        ports,
        zone(model),
        page,
        start,
        Map.of(),
        ledgers,
        events,
        stores -> {
          new DynamoPlantRegistry(stores.tables(), "RegistryTable").apply(model);
          StoreTables.create(stores.timeSeries(), model);
        });
  }

  private static ZoneId zone(PlantModel model) {
    return model.assets().stream()
        .findFirst()
        .map(history -> history.latest().zone())
        .orElse(ZoneOffset.UTC);
  }
}
