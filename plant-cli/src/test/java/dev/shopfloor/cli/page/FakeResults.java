package dev.shopfloor.cli.page;

import dev.shopfloor.cli.page.Script.Machine;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.Fold;
import dev.shopfloor.oee.Lifecycle;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.ShiftCalendar;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Buckets and shift results as the OEE function leaves them. */
final class FakeResults {
  private static final Lifecycle FINAL = new Lifecycle(Lifecycle.Phase.FINAL, 1, null, true);
  private static final Lifecycle RESTATED =
      new Lifecycle(Lifecycle.Phase.RESTATED, 2, ShiftRestated.Cause.LATE_DATA, true);

  private FakeResults() {}

  static void write(FakeTables tables, PlantModel model) {
    for (Machine machine : Script.MACHINES) {
      AssetHistory history = history(model, machine);
      List<MinuteBucket> buckets = FakeProduction.buckets(history, FakeProduction.points(machine));
      buckets.forEach(bucket -> tables.bucket(machine.key(), bucket));
      ShiftWindow startUp = window(history, Script.START);
      boolean restated = machine.id().equals("press01");
      keep(
          tables,
          Fold.explain(history, startUp, buckets, startUp.end())
              .result()
              .with(restated ? RESTATED : FINAL));
      keep(tables, open(history, buckets));
    }
  }

  /** The result of the shift that runs. */
  static ShiftResult open(AssetHistory history, List<MinuteBucket> buckets) {
    ShiftWindow early = window(history, Script.TICK);
    return Fold.explain(history, early, buckets, Script.TICK.toEpochMilli() * 1_000_000).result();
  }

  static AssetHistory history(PlantModel model, Machine machine) {
    return model.assets().stream()
        .filter(each -> each.key().text().equals(machine.key()))
        .findFirst()
        .orElseThrow();
  }

  private static ShiftWindow window(AssetHistory history, Instant at) {
    long time = at.toEpochMilli() * 1_000_000;
    AssetRevision revision = history.at(time);
    return ShiftCalendar.windowAt(revision.zone(), revision.oee().shifts(), time);
  }

  private static void keep(FakeTables tables, ShiftResult result) {
    byte[] json = Json.bytes(out -> ShiftResultCodec.write(out, result));
    tables.result(
        result.asset().text(),
        Instant.ofEpochMilli(result.window().start() / 1_000_000).toString(),
        new String(json, StandardCharsets.UTF_8));
  }
}
