package dev.shopfloor.cli.quarantine;

import dev.shopfloor.model.Quarantined;

/** Where the records of a deployed stack go through again. */
public interface FirstStage {
  /**
   * Hands a message to the stage that refused it, with its first receive time.
   *
   * @throws RuntimeException when it may not have arrived; sending it again does no harm
   */
  void send(Quarantined record);
}
