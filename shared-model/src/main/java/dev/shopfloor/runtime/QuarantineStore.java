package dev.shopfloor.runtime;

import dev.shopfloor.model.Quarantined;
import java.util.List;

/** Where records go that cannot be used; kept with bytes and reason, never dropped. */
@FunctionalInterface
public interface QuarantineStore {
  /**
   * Keeps records. Keeping the same ones again changes nothing, so that a batch may be tried again.
   *
   * @throws RuntimeException when they could not be kept; then the batch must not be acknowledged
   */
  void keep(List<Quarantined> records);
}
