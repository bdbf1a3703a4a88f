package dev.shopfloor.workorder;

import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision.Criticality;
import java.time.ZoneId;

/**
 * What the plant model says about a problem of an asset.
 *
 * @param known whether the plant model knows the asset; if not, the rest are defaults
 * @param criticality how much the plant depends on it
 * @param workOrderFrom the least severity that becomes a work order
 * @param zone the site's zone, for times that people read
 * @param cmmsAsset the asset's id in the maintenance system, or its key where none is given
 * @param handling what its rules say about this problem
 */
public record AssetPolicy(
    boolean known,
    Criticality criticality,
    Severity workOrderFrom,
    ZoneId zone,
    String cmmsAsset,
    Handling handling) {
  /** What counts of a sender's severity. */
  public Severity severity(Severity sent) {
    Severity ours = handling.severity();
    return ours == null ? sent : ours;
  }

  /** The priority of a problem as it began. */
  public Priority priority(Occurrence.Raised raised) {
    return priority(severity(raised.severity()));
  }

  /**
   * The priority of a problem.
   *
   * @param severity what counts
   */
  public Priority priority(Severity severity) {
    Priority ours = handling.priority();
    return ours == null ? Priority.of(severity, criticality) : ours;
  }
}
