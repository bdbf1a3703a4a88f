package dev.shopfloor.cli.simulation.intruder;

import dev.shopfloor.model.Reason;

/** Uses the product's own words. */
public final class AsksTheFunctions {
  private AsksTheFunctions() {}

  static String reason() {
    return Reason.LATE.mend();
  }
}
