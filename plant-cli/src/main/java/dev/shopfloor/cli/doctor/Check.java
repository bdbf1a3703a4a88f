package dev.shopfloor.cli.doctor;

import java.util.List;

/** One look at one part of a stack. */
interface Check {
  /** The part, such as {@code TelemetryQueue}. */
  String part();

  /**
   * Looks.
   *
   * @return at least one finding
   * @throws Refused when AWS does not answer; what that means is the same for all checks
   */
  List<Finding> look();
}
