package dev.shopfloor.workorder;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** Works what stands on the outbox: the most urgent first, then what has waited longest. */
public final class Drain {
  private static final int MOST = 500;

  private final WorkOrderStore store;
  private final Assets assets;
  private final Worker worker;
  private final BiConsumer<String, RuntimeException> trouble;

  /**
   * A drain of this store by this worker.
   *
   * @param trouble is told of failures that lose nothing
   */
  public Drain(
      WorkOrderStore store,
      Assets assets,
      Worker worker,
      BiConsumer<String, RuntimeException> trouble) {
    this.store = store;
    this.assets = assets;
    this.worker = worker;
    this.trouble = trouble;
  }

  /**
   * Works until nothing is due, time is over or the maintenance system takes nothing.
   *
   * @return whether there is time left and the maintenance system takes calls, as far as was seen
   */
  public boolean run(Invocation invocation) {
    List<WorkOrderStore.Due> due = store.due(invocation.time(), MOST);
    List<WorkOrderStore.Due> inOrder =
        due.stream()
            .sorted(
                Comparator.comparing(this::priority).thenComparingLong(WorkOrderStore.Due::since))
            .toList();
    for (WorkOrderStore.Due each : inOrder) {
      if (!goOn(each.key(), invocation)) {
        return false;
      }
    }
    return true;
  }

  /** One problem that fails must not keep the others waiting; a system that is away must. */
  private boolean goOn(String key, Invocation invocation) {
    try {
      Worker.Result result = worker.work(key, invocation);
      return result != Worker.Result.OUT_OF_TIME && result != Worker.Result.UNAVAILABLE;
    } catch (RuntimeException left) {
      trouble.accept(key + " is left on the outbox", left);
      return true;
    }
  }

  private Priority priority(WorkOrderStore.Due due) {
    return assets.policy(due.asset(), due.since()).priority(due.severity());
  }
}
