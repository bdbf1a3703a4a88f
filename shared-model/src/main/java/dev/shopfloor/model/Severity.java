package dev.shopfloor.model;

/** How urgent an alert is, the least first. */
public enum Severity {
  /** For information. */
  LOW,
  /** Needs attention in days. */
  MEDIUM,
  /** Needs attention in the shift. */
  HIGH,
  /** Needs attention now. */
  CRITICAL;

  /** Whether this is as urgent as the other or more. */
  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }
}
