package dev.shopfloor.workorder;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Measure;
import dev.shopfloor.ledger.Measure.Unit;
import java.util.List;
import java.util.Objects;

/**
 * How the loop from alert to finished order does: how many orders and how long they take. A time
 * that is not known, or that two clocks make negative, is left out.
 */
final class LoopMeasures {
  static final Measure CREATED = new Measure("orders", "created", Unit.COUNT);
  static final Measure COMPLETED = new Measure("orders", "completed", Unit.COUNT);
  static final Measure CANCELLED = new Measure("orders", "cancelled", Unit.COUNT);

  /** The maintenance system will never make the order as asked. */
  static final Measure REFUSED = new Measure("orders", "refused", Unit.COUNT);

  /** Cancelled, or completed and called a false alarm. */
  static final Measure FALSE_ALARM = new Measure("orders", "falseAlarm", Unit.COUNT);

  static final Measure TO_ORDER = new Measure("orderTime", "ordered", Unit.SECONDS);
  static final Measure TO_ACKNOWLEDGE = new Measure("orderTime", "acknowledged", Unit.SECONDS);
  static final Measure TO_COMPLETE = new Measure("orderTime", "completed", Unit.SECONDS);

  /** How long the oldest of what waits has waited, at each tick. */
  static final Measure OLDEST = new Measure("pendingAge", "oldest", Unit.SECONDS);

  /** At each tick 1 while the maintenance system is left alone because it fails, else 0. */
  static final Measure BREAKER = new Measure("breaker", "open", Unit.COUNT);

  private static final double SECOND = 1_000_000_000;

  private LoopMeasures() {}

  /** What a step of the work on a problem tells. */
  static void step(Ledger ledger, WorkOrderState before, WorkOrderState next) {
    Progress progress = next.progress();
    boolean ordered = progress.orderedAt() > 0;
    if (ordered && progress.orderedAt() != before.progress().orderedAt()) {
      ledger.measure(CREATED, 1);
      time(ledger, TO_ORDER, next, progress.orderedAt());
    }
    if (progress.startedAt() > 0 && before.progress().startedAt() == 0) {
      time(ledger, TO_ACKNOWLEDGE, next, progress.startedAt());
    }
    boolean another = !Objects.equals(next.attempts().refusal(), before.attempts().refusal());
    if (next.phase() == Phase.FAILED && another) {
      ledger.measure(REFUSED, 1);
    }
  }

  /** What the end of an order tells. */
  static void end(Ledger ledger, WorkOrderState state, Cmms.Ending ending) {
    ledger.measure(ending.cancelled() ? CANCELLED : COMPLETED, 1);
    if (ending.cancelled() || Boolean.TRUE.equals(ending.remark().falseAlarm())) {
      ledger.measure(FALSE_ALARM, 1);
    }
    if (!ending.cancelled()) {
      time(ledger, TO_COMPLETE, state, ending.at());
    }
  }

  /** What waits at a tick; looks at orders are no work that waits. */
  static void waiting(Ledger ledger, List<WorkOrderStore.Due> due, long now) {
    long oldest =
        due.stream()
            .filter(each -> !each.look())
            .mapToLong(WorkOrderStore.Due::since)
            .min()
            .orElse(now);
    ledger.measure(OLDEST, Math.max(0, now - oldest) / SECOND);
  }

  /** Whether the maintenance system is left alone at a tick; said also when it is not. */
  static void breaker(Ledger ledger, boolean open) {
    ledger.measure(BREAKER, open ? 1 : 0);
  }

  private static void time(Ledger ledger, Measure measure, WorkOrderState state, long at) {
    long first = state.history().first();
    if (first >= 0 && at >= first) {
      ledger.measure(measure, (at - first) / SECOND);
    }
  }
}
