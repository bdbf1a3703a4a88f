package dev.shopfloor.workorder;

import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision.Criticality;
import java.time.ZoneId;

/**
 * What the plant model says about an asset's work orders.
 *
 * @param known whether the plant model knows the asset; if not, the rest are defaults
 * @param criticality how much the plant depends on it
 * @param workOrderFrom the least severity that becomes a work order
 * @param zone the site's zone, for times that people read
 * @param cmmsAsset the asset's id in the maintenance system, or its key where none is given
 */
public record AssetPolicy(
    boolean known, Criticality criticality, Severity workOrderFrom, ZoneId zone, String cmmsAsset) {
  /** The priority of a problem of this severity. */
  public Priority priority(Severity severity) {
    return Priority.of(severity, criticality);
  }
}
