package dev.shopfloor.cli.alert;

import dev.shopfloor.cli.local.PlantOptions;
import dev.shopfloor.cli.local.tables.Tables;
import dev.shopfloor.cli.local.template.LocalNames;
import dev.shopfloor.cli.run.RunFolder;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.workorder.aws.DynamoWorkOrderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.ToIntFunction;

/** The work orders that a local plant left in its data folder; it must not run meanwhile. */
public final class LocalOrders {
  private static final String TABLE = "WorkOrderTable";
  private static final String PROFILE = "plant-cmms";
  private static final List<String> PLANTS = List.of("live", "own");

  private LocalOrders() {}

  /**
   * Does something with the refused orders of each local plant, and tells the worst that came of
   * it.
   *
   * @throws UsageException when there is no plant's data, or the plant runs
   */
  public static int each(Path data, ToIntFunction<RefusedOrders> action) throws IOException {
    List<String> plants =
        PLANTS.stream().filter(name -> Files.isDirectory(tables(data.resolve(name)))).toList();
    if (plants.isEmpty()) {
      throw new UsageException(
          data
              + " holds no plant's tables; name the data folder of ./plant run with --data, or a"
              + " stack with --stack");
    }
    int worst = 0;
    for (String plant : plants) {
      try (RunFolder folder = RunFolder.take(data, plant, false);
          Tables tables =
              Tables.start(
                  PlantOptions.dynamoDbLibraryOfLauncher(),
                  LocalNames.forQueuesAt("").region(),
                  tables(folder.path()))) {
        DynamoWorkOrderStore store =
            new DynamoWorkOrderStore(tables.client(), TABLE, PROFILE, Clock.systemUTC());
        // its own clock may stand in the past: the time of the refusal is due for sure
        worst = Math.max(worst, action.applyAsInt(new RefusedOrders(store, failed -> failed.at())));
      }
    }
    return worst;
  }

  private static Path tables(Path plant) {
    return plant.resolve("tables");
  }
}
