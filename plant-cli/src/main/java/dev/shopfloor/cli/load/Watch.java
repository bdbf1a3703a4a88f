package dev.shopfloor.cli.load;

import com.sun.management.OperatingSystemMXBean;
import dev.shopfloor.cli.local.LocalPlant;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Looks at the plant a few times a second while a rate is sent. */
final class Watch implements AutoCloseable {
  private static final long APART_NANOS = 250_000_000;
  private static final long SECOND = 1_000_000_000;

  private final LocalPlant plant;
  private final LoadClock clock;
  private final IntSupplier waiting;
  private final LongSupplier stored;
  private final CpuByPart cpu;
  private final Runnable each;
  private final Backlog backlog = new Backlog();
  private final Map<String, Integer> queuesMost = new HashMap<>();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Thread thread;
  private long heapMost;
  private long secondBegan;
  private long storedBefore;
  private long slowest = Long.MAX_VALUE;
  private int seconds;
  private double machineShares;
  private int machineSamples;
  private volatile boolean closing;

  /**
   * Begins to look.
   *
   * @param waiting work in the plant that is not done, messages
   * @param stored messages so far
   * @param each what else is to be done at each look
   */
  Watch(
      LocalPlant plant,
      LoadClock clock,
      IntSupplier waiting,
      LongSupplier stored,
      CpuByPart cpu,
      Runnable each) {
    this.plant = plant;
    this.clock = clock;
    this.waiting = waiting;
    this.stored = stored;
    this.cpu = cpu;
    this.each = each;
    this.secondBegan = clock.now();
    this.storedBefore = stored.getAsLong();
    this.thread = Thread.ofPlatform().name("load-watch").daemon().start(this::run);
  }

  private void run() {
    while (!closing) {
      look();
      clock.pause(APART_NANOS);
    }
  }

  private synchronized void look() {
    long now = clock.now();
    backlog.sample(now, waiting.getAsInt());
    plant.queueDepths().forEach((queue, depth) -> queuesMost.merge(queue, depth, Math::max));
    Runtime memory = Runtime.getRuntime();
    heapMost = Math.max(heapMost, memory.totalMemory() - memory.freeMemory());
    if (now - secondBegan >= SECOND) {
      second(now);
    }
    each.run();
  }

  private void second(long now) {
    long all = stored.getAsLong();
    // the first second begins with an empty pipe
    if (seconds > 0) {
      slowest = Math.min(slowest, (all - storedBefore) * SECOND / (now - secondBegan));
    }
    seconds++;
    storedBefore = all;
    secondBegan = now;
    double load = system.getCpuLoad();
    if (load >= 0) {
      machineShares += load;
      machineSamples++;
    }
    cpu.look();
  }

  /** How much waited. */
  synchronized Backlog backlog() {
    return backlog;
  }

  /** The most messages in each queue. */
  synchronized Map<String, Integer> queuesMost() {
    return Map.copyOf(queuesMost);
  }

  /** The most memory in use on the heap, bytes. */
  synchronized long heapMost() {
    return heapMost;
  }

  /** Messages stored in the slowest second but for the first; 0 when there was no second one. */
  synchronized long slowestSecond() {
    return slowest == Long.MAX_VALUE ? 0 : slowest;
  }

  /** Mean CPU time of the whole machine, in cores; NaN when the system does not tell. */
  synchronized double machineCores() {
    return machineSamples == 0
        ? Double.NaN
        : machineShares / machineSamples * system.getAvailableProcessors();
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
