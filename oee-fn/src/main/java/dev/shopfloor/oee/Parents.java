package dev.shopfloor.oee;

import dev.shopfloor.plant.AssetHistory;

/** Rolls up what an asset belongs to. */
@FunctionalInterface
interface Parents {
  /**
   * Rolls up the asset's lines and its site for a shift whose result has changed.
   *
   * @return what was done
   * @throws RuntimeException when it could not be stored or told; it may be done again
   */
  TickFigures roll(AssetHistory history, ShiftWindow shift);
}
