package dev.shopfloor.cli.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time of this process by part, from the names of its threads, and of its child process. Must
 * be looked at now and then: the last time of a thread that has ended is that of the look before.
 */
final class CpuByPart {
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Map<Long, Long> nanosByThread = new HashMap<>();
  private final Map<PlantPart, Long> nanosByPart = new EnumMap<>(PlantPart.class);
  private long processNanos;
  private long childNanos;

  /** Takes a look; adds what was computed since the one before. */
  synchronized void look() {
    long[] ids = threads.getAllThreadIds();
    long[] times = threads.getThreadCpuTime(ids);
    ThreadInfo[] infos = threads.getThreadInfo(ids);
    for (int at = 0; at < ids.length; at++) {
      if (infos[at] != null && times[at] >= 0) {
        long before = nanosByThread.getOrDefault(ids[at], 0L);
        nanosByThread.put(ids[at], times[at]);
        add(PlantPart.ofThread(infos[at].getThreadName()), times[at] - before);
      }
    }
    processNanos = system.getProcessCpuTime();
    long child =
        ProcessHandle.current()
            .children()
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .mapToLong(Duration::toNanos)
            .sum();
    add(PlantPart.TABLES, child - childNanos);
    childNanos = child;
  }

  private void add(PlantPart part, long nanos) {
    nanosByPart.merge(part, nanos, Long::sum);
  }

  /** CPU time by part up to the last look, ns; what no Java thread took is the JVM's. */
  synchronized Map<PlantPart, Long> nanos() {
    Map<PlantPart, Long> copy = new EnumMap<>(nanosByPart);
    long own = -copy.getOrDefault(PlantPart.TABLES, 0L);
    for (long nanos : copy.values()) {
      own += nanos;
    }
    copy.merge(PlantPart.JVM, Math.max(0, processNanos - own), Long::sum);
    return copy;
  }
}
