package dev.shopfloor.workorder;

import dev.shopfloor.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the plant model wants one kind of problem of an asset handled at a time.
 *
 * @param severity what counts instead of the sender's; null for the sender's
 * @param priority what counts instead of severity times criticality; null for that
 * @param route who is to get the order
 * @param silence why it becomes no order now; null when it may
 * @param holdOff how long it must stand before it becomes an order, ns; 0 for at once
 * @param flapping when its signal counts as unstable
 * @param perAsset new orders of one asset
 * @param perSite new orders of one site, the summary order among them
 * @param rules the names of the rules that were used, for the audit
 */
public record Handling(
    @Nullable Severity severity,
    @Nullable Priority priority,
    Route route,
    @Nullable Silence silence,
    long holdOff,
    Flapping flapping,
    Budget perAsset,
    Budget perSite,
    List<String> rules) {
  /** Every problem its order, at once. */
  public static final Handling PLAIN =
      new Handling(
          null,
          null,
          Route.NONE,
          null,
          0,
          Flapping.NEVER,
          Budget.UNLIMITED,
          Budget.UNLIMITED,
          List.of());

  /** Copies the rules. */
  public Handling {
    rules = List.copyOf(rules);
  }
}
