package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetKey;
import java.util.Map;

/** An alarm store that counts, and that lets something happen just before a write. */
final class WatchedAlarmStore implements AlarmStore {
  private final MemoryAlarmStore states = new MemoryAlarmStore();
  private int reads;
  private int writes;
  private Runnable beforeWrite = () -> {};

  @Override
  public Map<String, AlarmState> read(AssetKey asset) {
    reads++;
    return states.read(asset);
  }

  @Override
  public boolean write(AssetKey asset, String tag, AlarmState state) {
    Runnable first = beforeWrite;
    beforeWrite = () -> {};
    first.run();
    boolean written = states.write(asset, tag, state);
    writes += written ? 1 : 0;
    return written;
  }

  /** Runs something once, just before the next write: another instance, or a crash. */
  void beforeNextWrite(Runnable action) {
    beforeWrite = action;
  }

  int reads() {
    return reads;
  }

  int writes() {
    return writes;
  }

  AlarmState state(AssetKey asset, String tag) {
    return states.read(asset).getOrDefault(tag, AlarmState.NONE);
  }
}
