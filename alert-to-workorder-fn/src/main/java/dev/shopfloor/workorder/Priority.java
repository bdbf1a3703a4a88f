package dev.shopfloor.workorder;

import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision.Criticality;

/** How soon a person should come, the most urgent first. */
public enum Priority {
  /** Now. */
  P1,
  /** In this shift. */
  P2,
  /** In days. */
  P3,
  /** When there is time. */
  P4;

  // rows: severity LOW, MEDIUM, HIGH, CRITICAL; columns: criticality LOW, NORMAL, HIGH, CRITICAL
  private static final Priority[][] MATRIX = {
    {P4, P4, P3, P3},
    {P4, P3, P3, P2},
    {P3, P2, P2, P1},
    {P2, P1, P1, P1}
  };

  /** The priority of a problem of this severity at an asset of this criticality. */
  public static Priority of(Severity severity, Criticality criticality) {
    return MATRIX[severity.ordinal()][criticality.ordinal()];
  }

  /** Whether this is more urgent than the other. */
  public boolean above(Priority other) {
    return compareTo(other) < 0;
  }
}
