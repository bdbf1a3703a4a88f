package dev.shopfloor.cli.cost;

import dev.shopfloor.enrich.AlarmState;
import dev.shopfloor.enrich.AlarmStore;
import dev.shopfloor.enrich.MemoryAlarmStore;
import dev.shopfloor.model.AssetKey;
import java.util.Map;

/** Counts what an alarm store would ask of its table. */
final class MeteredAlarms implements AlarmStore {
  private final AlarmStore store = new MemoryAlarmStore();
  private long reads;
  private long writes;

  /** Read units so far. */
  long reads() {
    return reads;
  }

  /** Write units so far. */
  long writes() {
    return writes;
  }

  @Override
  public Map<String, AlarmState> read(AssetKey asset) {
    reads++;
    return store.read(asset);
  }

  @Override
  public boolean write(AssetKey asset, String signal, AlarmState state) {
    writes++;
    return store.write(asset, signal, state);
  }
}
