package dev.shopfloor.cli.page;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.aws.OeeResults;
import dev.shopfloor.plant.AssetHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shift results of all assets, read once for each tick. */
final class ShiftResults {
  private Map<AssetKey, List<ShiftResult>> results = Map.of();
  private long tick;

  /** The results of an asset, the newest shift first. */
  synchronized List<ShiftResult> of(Now now, AssetKey asset) {
    if (results.isEmpty() || tick != now.tick()) {
      Map<AssetKey, List<ShiftResult>> read = new HashMap<>();
      for (AssetHistory history : now.source().model().assets()) {
        List<ShiftResult> shifts =
            OeeResults.read(now.source().stores().tables(), "OeeTable", history.key());
        read.put(history.key(), shifts.reversed());
      }
      results = read;
      tick = now.tick();
    }
    return results.getOrDefault(asset, List.of());
  }
}
