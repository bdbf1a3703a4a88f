package dev.shopfloor.cli.page;

import dev.shopfloor.oee.ShiftResult;
import java.util.List;

/** The versions that are kept of a shift's result. */
@FunctionalInterface
interface ShiftVersions {
  /**
   * The versions, the first one first; none while the shift is not final.
   *
   * @param latest the result that counts now
   */
  List<ShiftResult> of(ShiftResult latest);
}
