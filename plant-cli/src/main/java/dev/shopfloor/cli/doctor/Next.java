package dev.shopfloor.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What to do about a finding.
 *
 * @param step the first thing to do
 * @param runbook the anchor in the runbooks that says more; null for none
 */
public record Next(String step, @Nullable String runbook) {
  /** Where the runbooks say how to put back what somebody changed by hand. */
  static final String BY_HAND = "what-was-changed-by-hand";

  /** A step that no runbook says more about. */
  static Next step(String step) {
    return new Next(step, null);
  }

  /** A step with the anchor of its runbook. */
  static Next step(String step, String runbook) {
    return new Next(step, runbook);
  }
}
