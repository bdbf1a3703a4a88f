package dev.shopfloor.oee;

import java.util.List;

/** The queue on which ticks wait. */
@FunctionalInterface
public interface TickQueue {
  /**
   * Puts parts of a tick on the queue.
   *
   * @throws RuntimeException when not all could be sent; some may have been, which does no harm
   */
  void send(List<TickPlan.Part> parts);
}
