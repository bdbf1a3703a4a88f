package dev.shopfloor.cli.page;

import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.Explanation;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.StoredShifts;
import dev.shopfloor.oee.aws.DynamoOeeStore;
import dev.shopfloor.plant.AssetHistory;
import java.time.Clock;
import java.util.List;

/** Finds what the page shows of one shift. */
final class ShiftDetails {
  private final PageSource source;
  private final ShiftResults shifts;
  private final ShiftVersions versions;

  ShiftDetails(PageSource source, ShiftResults shifts, ShiftVersions versions) {
    this.source = source;
    this.shifts = shifts;
    this.versions = versions;
  }

  /** The shift that a request names, else the asset's newest. */
  Json.Writer find(Now now, Parameters parameters) throws BadParameterException {
    AssetHistory history = parameters.history(source.model());
    List<ShiftResult> newestFirst = shifts.of(now, history.key());
    ShiftResult result = parameters.shift(newestFirst);
    ShiftDetail detail =
        new ShiftDetail(
            now,
            history.at(result.window().end() - 1),
            result,
            explain(history, result),
            versions.of(result));
    return json -> detail.write(json, newestFirst);
  }

  private Explanation explain(AssetHistory history, ShiftResult result) {
    // the clock would date what is written; nothing is
    DynamoOeeStore store =
        new DynamoOeeStore(source.stores().tables(), "OeeTable", Clock.systemUTC());
    return new StoredShifts(store).explain(history, result.window(), result.asOf());
  }
}
