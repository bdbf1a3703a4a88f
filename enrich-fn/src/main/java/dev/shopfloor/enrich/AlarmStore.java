package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetKey;
import java.util.Map;

/** Keeps which alarms stand, over all instances of the function. */
public interface AlarmStore {
  /**
   * The states of an asset's signals ({@link AlarmObservation#signal}), as last written. A signal
   * without an entry is in state {@link AlarmState#NONE}.
   */
  Map<String, AlarmState> read(AssetKey asset);

  /**
   * Writes a state if nobody has written since it was read.
   *
   * @param state its {@code rev} is one above that of the state it was made from
   * @return false when another one was faster; then nothing was written
   */
  boolean write(AssetKey asset, String signal, AlarmState state);
}
