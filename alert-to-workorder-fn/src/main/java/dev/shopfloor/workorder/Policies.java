package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import java.time.ZoneId;

/** What holds for problems. */
public interface Policies {
  /**
   * What holds for a problem of an asset at an instant.
   *
   * @param occurrence tells the asset, and of a beginning what it is about and how bad it is
   * @param time ns since the epoch
   * @throws RuntimeException when the plant model cannot be read
   */
  AssetPolicy policy(Occurrence occurrence, long time);

  /** The zone of an asset's site at an instant, ns since the epoch; UTC for strangers. */
  ZoneId zone(AssetKey asset, long time);
}
