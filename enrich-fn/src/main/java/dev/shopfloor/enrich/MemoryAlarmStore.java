package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetKey;
import java.util.HashMap;
import java.util.Map;

/**
 * Alarm states of one process, for the command line and for tests; not safe for several threads.
 */
public final class MemoryAlarmStore implements AlarmStore {
  private final Map<AssetKey, Map<String, AlarmState>> states = new HashMap<>();

  @Override
  public Map<String, AlarmState> read(AssetKey asset) {
    return Map.copyOf(states.getOrDefault(asset, Map.of()));
  }

  @Override
  public boolean write(AssetKey asset, String tag, AlarmState state) {
    Map<String, AlarmState> tags = states.computeIfAbsent(asset, none -> new HashMap<>());
    if (tags.getOrDefault(tag, AlarmState.NONE).rev() != state.rev() - 1) {
      return false;
    }
    tags.put(tag, state);
    return true;
  }
}
