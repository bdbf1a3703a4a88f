package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import java.time.ZoneId;

/**
 * A plant model without rules and budgets: every problem its order, at once.
 *
 * @param assets says the rest
 */
record PlainPolicies(Policies assets) implements Policies {
  @Override
  public AssetPolicy policy(Occurrence occurrence, long time) {
    AssetPolicy policy = assets.policy(occurrence, time);
    return new AssetPolicy(
        policy.known(),
        policy.criticality(),
        policy.workOrderFrom(),
        policy.zone(),
        policy.cmmsAsset(),
        Handling.PLAIN);
  }

  @Override
  public ZoneId zone(AssetKey asset, long time) {
    return assets.zone(asset, time);
  }
}
