package dev.shopfloor.workorder;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works the problems on the outbox, each under a lease. */
public final class Worker {
  /**
   * How long a lease holds, ns. Longer than an invocation can last: a worker that has lost its
   * lease no longer lives, so it cannot make an order behind its successor's back.
   */
  static final long LEASE = Duration.ofSeconds(90).toNanos();

  private final Tools tools;
  private final Supplier<String> tokens;

  /**
   * A worker.
   *
   * @param tools what it works with
   * @param tokens names for leases, each unique
   */
  public Worker(Tools tools, Supplier<String> tokens) {
    this.tools = tools;
    this.tokens = tokens;
  }

  /**
   * What a worker works with.
   *
   * @param store the outbox
   * @param cmms the maintenance system
   * @param assets the plant model
   * @param announcer the event bus
   * @param backoff the wait after a failure
   */
  public record Tools(
      WorkOrderStore store, Cmms cmms, Policies assets, Announcer announcer, Backoff backoff) {}

  /** What came of working on a problem. */
  public enum Result {
    /** All that was due is done. */
    DONE,
    /** Somebody else works on it, or it is not due. */
    BUSY,
    /** Something is left and stands on the outbox. */
    LATER,
    /** The maintenance system takes nothing now: no use in trying other problems. */
    UNAVAILABLE,
    /** The invocation's time is over. */
    OUT_OF_TIME
  }

  /** Whether the maintenance system is left alone because it fails. */
  boolean heldBack(long now) {
    return tools.cmms().heldBack(now);
  }

  /**
   * Works on one problem until nothing is due, as far as time allows.
   *
   * @throws RuntimeException when the store or the plant model fails; the problem stays on the
   *     outbox
   */
  public Result work(String key, Invocation invocation) {
    if (!Session.timeForOneCall(invocation)) {
      return Result.OUT_OF_TIME;
    }
    long now = invocation.time();
    WorkOrderStore.@Nullable Held held = tools.store().take(key, tokens.get(), now, now + LEASE);
    if (held == null) {
      return Result.BUSY;
    }
    try {
      return new Session(tools, invocation, held).run();
    } catch (WorkOrderStore.LeaseLostException lost) {
      return Result.BUSY;
    }
  }
}
