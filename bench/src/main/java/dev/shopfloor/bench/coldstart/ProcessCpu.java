package dev.shopfloor.bench.coldstart;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * What a process has used of the processors, user and system, all its threads, those that ended
 * among them. Linux only; {@code /proc} and {@link ProcessHandle} count in steps of 10 ms, which is
 * a quarter of what is measured here.
 */
final class ProcessCpu {
  private static final long NANOS = 1_000_000_000L;
  // <linux/posix-timers_types.h>: of a process, as the scheduler counts
  private static final int SCHEDULER = 2;
  private static final MethodHandle CLOCK =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private ProcessCpu() {}

  /**
   * Since the process began.
   *
   * @return nanoseconds
   * @throws IllegalStateException if there is no such process, or no Linux
   */
  static long nanos(long pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
      int clock = (~(int) pid << 3) | SCHEDULER;
      if ((int) CLOCK.invokeExact(clock, time) != 0) {
        throw new IllegalStateException("process " + pid + " has no clock");
      }
      return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * NANOS
          + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
    } catch (RuntimeException known) {
      throw known;
    } catch (Throwable unlikely) {
      throw new IllegalStateException(unlikely);
    }
  }
}
