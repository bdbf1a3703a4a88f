package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AlertTopic;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.AssetRevision.Criticality;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.plant.WorkOrderSpec;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Looks up what the plant model says about an asset's work orders, with defaults for strangers. */
public final class Assets implements Policies {
  private final PlantDirectory directory;

  /** Assets of this plant. */
  public Assets(PlantDirectory directory) {
    this.directory = directory;
  }

  @Override
  public ZoneId zone(AssetKey asset, long time) {
    AssetHistory history = directory.history(asset);
    return history == null ? ZoneOffset.UTC : history.at(time).zone();
  }

  /**
   * What holds for a problem of an asset at an instant. An asset that the plant model does not know
   * gets criticality NORMAL, work orders from MEDIUM on and the default budgets: its alarm is as
   * real as any other.
   *
   * <p>Rules go by what a beginning is about and by its sender's severity; what a person wants
   * tried again counts as its beginning. Anything else gets only what the rules say of the asset
   * whatever its problem is, and no silence.
   *
   * @param occurrence tells the asset, and of a beginning what it is about and how bad it is
   * @param time ns since the epoch
   */
  @Override
  public AssetPolicy policy(Occurrence occurrence, long time) {
    AssetKey asset = occurrence.asset();
    AlertTopic topic = topic(occurrence);
    AssetHistory history = directory.history(asset);
    if (history == null) {
      return new AssetPolicy(
          false,
          Criticality.NORMAL,
          Severity.MEDIUM,
          ZoneOffset.UTC,
          asset.text(),
          Rules.ask(WorkOrderSpec.NONE, topic, time, ZoneOffset.UTC).handling());
    }
    AssetRevision revision = history.at(time);
    Rules rules = Rules.ask(revision.workOrders(), topic, time, revision.zone());
    String cmmsAsset = revision.cmmsAssetId();
    return new AssetPolicy(
        true,
        revision.criticality(),
        rules.from(revision.workOrderFrom()),
        revision.zone(),
        cmmsAsset == null ? asset.text() : cmmsAsset,
        rules.handling());
  }

  private static @Nullable AlertTopic topic(Occurrence occurrence) {
    return switch (occurrence) {
      case Occurrence.Raised raised -> topic(raised);
      case Occurrence.Retried retried -> topic(retried.refused());
      default -> null;
    };
  }

  private static AlertTopic topic(Occurrence.Raised raised) {
    Occurrence.Topic about = raised.details().topic();
    return new AlertTopic(about.kind(), about.signal(), about.code(), raised.severity());
  }
}
