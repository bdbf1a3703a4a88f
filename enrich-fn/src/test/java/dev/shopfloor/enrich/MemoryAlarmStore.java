package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetKey;
import java.util.HashMap;
import java.util.Map;

/** Keeps alarm states as DynamoDB does: a write succeeds only on what was read. */
final class MemoryAlarmStore implements AlarmStore {
  private final Map<AssetKey, Map<String, AlarmState>> states = new HashMap<>();
  private int reads;
  private int writes;
  private Runnable beforeWrite = () -> {};

  @Override
  public Map<String, AlarmState> read(AssetKey asset) {
    reads++;
    return Map.copyOf(states.getOrDefault(asset, Map.of()));
  }

  @Override
  public boolean write(AssetKey asset, String tag, AlarmState state) {
    Runnable first = beforeWrite;
    beforeWrite = () -> {};
    first.run();
    Map<String, AlarmState> tags = states.computeIfAbsent(asset, none -> new HashMap<>());
    if (tags.getOrDefault(tag, AlarmState.NONE).rev() != state.rev() - 1) {
      return false;
    }
    tags.put(tag, state);
    writes++;
    return true;
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
    return states.getOrDefault(asset, Map.of()).getOrDefault(tag, AlarmState.NONE);
  }
}
