package dev.shopfloor.cli.page;

import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.Explanation;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.StoredShifts;
import dev.shopfloor.oee.aws.DynamoOeeStore;
import dev.shopfloor.oee.aws.OeeResults;
import dev.shopfloor.plant.AssetHistory;
import java.time.Clock;
import java.util.List;

/** Finds what the page shows of one shift. */
final class ShiftDetails {
  private static final String TABLE = "OeeTable";

  private final PageSource source;
  private final ShiftResults shifts;

  ShiftDetails(PageSource source, ShiftResults shifts) {
    this.source = source;
    this.shifts = shifts;
  }

  /** The shift that a request names, else the asset's newest. */
  Json.Writer find(Now now, Parameters parameters) throws BadParameterException {
    AssetHistory history = parameters.history(source.model());
    List<ShiftResult> newestFirst = shifts.of(now, history.key());
    ShiftResult result = parameters.shift(newestFirst);
    ShiftDetail detail =
        new ShiftDetail(
            history.at(result.window().end() - 1),
            result,
            explain(history, result),
            OeeResults.versions(
                source.stores().tables(), TABLE, history.key(), result.window().start()));
    return json -> detail.write(json, newestFirst);
  }

  private Explanation explain(AssetHistory history, ShiftResult result) {
    // the clock would date what is written; nothing is
    DynamoOeeStore store = new DynamoOeeStore(source.stores().tables(), TABLE, Clock.systemUTC());
    return new StoredShifts(store).explain(history, result.window(), result.asOf());
  }
}
