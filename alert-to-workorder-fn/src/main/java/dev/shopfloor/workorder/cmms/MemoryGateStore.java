package dev.shopfloor.workorder.cmms;

import org.jspecify.annotations.Nullable;

/** A gate for the workers of one process. */
public final class MemoryGateStore implements GateStore {
  private Gate gate = Gate.NEW;

  @Override
  public synchronized Gate read() {
    return gate;
  }

  @Override
  public synchronized @Nullable Gate replace(Gate before, Gate after) {
    if (before.version() != gate.version()) {
      return gate;
    }
    gate = after;
    return null;
  }
}
