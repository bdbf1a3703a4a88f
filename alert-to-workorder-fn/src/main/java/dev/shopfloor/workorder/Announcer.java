package dev.shopfloor.workorder;

import dev.shopfloor.model.ShopfloorEvent;
import java.util.List;

/** Tells the rest of the plant what became of a work order. */
@FunctionalInterface
public interface Announcer {
  /**
   * Puts events on the bus; the same ones again do no harm.
   *
   * @throws RuntimeException when the bus did not take them
   */
  void publish(List<? extends ShopfloorEvent> events);
}
