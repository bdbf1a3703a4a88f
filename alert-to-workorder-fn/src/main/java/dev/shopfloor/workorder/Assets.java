package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.AssetRevision.Criticality;
import dev.shopfloor.plant.PlantDirectory;
import java.time.ZoneOffset;

/** Looks up what the plant model says about an asset's work orders, with defaults for strangers. */
public final class Assets {
  private final PlantDirectory directory;

  /** Assets of this plant. */
  public Assets(PlantDirectory directory) {
    this.directory = directory;
  }

  /**
   * What held for the asset at an instant. An asset that the plant model does not know gets
   * criticality NORMAL and work orders from MEDIUM on: its alarm is as real as any other.
   *
   * @param time ns since the epoch
   */
  public AssetPolicy policy(AssetKey asset, long time) {
    AssetHistory history = directory.history(asset);
    if (history == null) {
      return new AssetPolicy(
          false, Criticality.NORMAL, Severity.MEDIUM, ZoneOffset.UTC, asset.text());
    }
    AssetRevision revision = history.at(time);
    String cmmsAsset = revision.cmmsAssetId();
    return new AssetPolicy(
        true,
        revision.criticality(),
        revision.workOrderFrom(),
        revision.zone(),
        cmmsAsset == null ? asset.text() : cmmsAsset);
  }
}
