package dev.shopfloor.workorder;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Works what stands on the outbox: the most urgent first, then what has waited longest. */
public final class Drain {
  private static final int MOST = 500;
  // as long as a maintenance system may ask for quiet
  private static final long LONGEST_WAIT = Duration.ofHours(1).toNanos();

  private final WorkOrderStore store;
  private final Worker worker;
  private final BiConsumer<String, RuntimeException> trouble;

  /**
   * A drain of this store by this worker.
   *
   * @param trouble is told of failures that lose nothing
   */
  public Drain(WorkOrderStore store, Worker worker, BiConsumer<String, RuntimeException> trouble) {
    this.store = store;
    this.worker = worker;
    this.trouble = trouble;
  }

  /**
   * Works until nothing is due, time is over or the maintenance system takes nothing.
   *
   * @return whether there is time left and the maintenance system takes calls, as far as was seen
   */
  public boolean run(Invocation invocation) {
    long now = invocation.time();
    List<WorkOrderStore.Due> due = store.due(now, MOST);
    LoopMeasures.waiting(invocation.ledger(), waiting(due, now), now);
    List<WorkOrderStore.Due> inOrder =
        due.stream()
            .sorted(
                Comparator.comparing(WorkOrderStore.Due::look)
                    .thenComparing(WorkOrderStore.Due::urgency)
                    .thenComparingLong(WorkOrderStore.Due::since))
            .toList();
    Patience patience = new Patience();
    for (WorkOrderStore.Due each : inOrder) {
      if (!goOn(each.key(), invocation, patience)) {
        return false;
      }
    }
    return true;
  }

  /**
   * What is due, and what was tried in vain and comes again later: it waits as well, and else would
   * seem to be done between two attempts.
   */
  private List<WorkOrderStore.Due> waiting(List<WorkOrderStore.Due> due, long now) {
    return Stream.concat(
            due.stream(),
            store.due(now + LONGEST_WAIT, MOST).stream().filter(each -> each.failures() > 0))
        .toList();
  }

  /** One problem that fails must not keep the others waiting; a system that is away must. */
  private boolean goOn(String key, Invocation invocation, Patience patience) {
    try {
      return patience.goesOn(worker.work(key, invocation));
    } catch (RuntimeException left) {
      trouble.accept(key + " is left on the outbox", left);
      return true;
    }
  }
}
