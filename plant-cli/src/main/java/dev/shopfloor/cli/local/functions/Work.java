package dev.shopfloor.cli.local.functions;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the invocations of a function have taken, so that one can tell a function that computes from
 * one that waits. Counted from many threads.
 */
public final class Work {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LongAdder invocations = new LongAdder();
  private final LongAdder busyNanos = new LongAdder();
  private final LongAdder cpuNanos = new LongAdder();

  Work() {}

  /**
   * What they took up to now.
   *
   * @param invocations that have ended, well or badly
   * @param busyNanos time from their begin to their end, added up
   * @param cpuNanos of it, what their own threads computed
   */
  public record Sum(long invocations, long busyNanos, long cpuNanos) {
    /** None at all. */
    public static final Sum NOTHING = new Sum(0, 0, 0);

    /** What came after an earlier look. */
    public Sum since(Sum earlier) {
      return new Sum(
          invocations - earlier.invocations,
          busyNanos - earlier.busyNanos,
          cpuNanos - earlier.cpuNanos);
    }
  }

  /** What all that have ended took. */
  public Sum sum() {
    return new Sum(invocations.sum(), busyNanos.sum(), cpuNanos.sum());
  }

  Span begin() {
    return new Span(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
  }

  /** One invocation; begun and ended by the same thread. */
  final class Span {
    private final long beganNanos;
    private final long beganCpuNanos;

    private Span(long beganNanos, long beganCpuNanos) {
      this.beganNanos = beganNanos;
      this.beganCpuNanos = beganCpuNanos;
    }

    void end() {
      invocations.increment();
      busyNanos.add(System.nanoTime() - beganNanos);
      cpuNanos.add(Math.max(0, THREADS.getCurrentThreadCpuTime() - beganCpuNanos));
    }
  }
}
