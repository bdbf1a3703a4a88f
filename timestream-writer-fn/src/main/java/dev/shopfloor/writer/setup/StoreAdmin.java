package dev.shopfloor.writer.setup;

import dev.shopfloor.writer.Deadline;
import java.net.URI;

/** Opens the administration of a store. */
@FunctionalInterface
public interface StoreAdmin {
  /**
   * Signs in.
   *
   * @param deadline of everything that is done in the session
   * @throws SetupException when the store is not there or does not let us in
   */
  StoreSession open(URI url, SignIn signIn, Deadline deadline) throws SetupException;
}
