package dev.shopfloor.workorder.cmms;

import org.jspecify.annotations.Nullable;

/** Where all workers keep the same {@link Gate}. Both methods throw when it is away. */
public interface GateStore {
  /** The present one; {@link Gate#NEW} before the first write. */
  Gate read();

  /**
   * Replaces it, if it is still this one by its version.
   *
   * @return null when that was done, else the present one
   */
  @Nullable Gate replace(Gate before, Gate after);
}
