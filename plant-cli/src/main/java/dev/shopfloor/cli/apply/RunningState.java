package dev.shopfloor.cli.apply;

import dev.shopfloor.model.AssetKey;
import java.util.List;

/** What runs for an asset outside the plant model. */
public interface RunningState {
  /**
   * What would have no asset any more, one sentence each: standing alarms, open work orders, OEE.
   * What cannot be looked at is a sentence too.
   */
  List<String> of(AssetKey asset);
}
