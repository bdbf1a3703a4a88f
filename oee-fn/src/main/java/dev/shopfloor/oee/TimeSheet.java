package dev.shopfloor.oee;

import dev.shopfloor.plant.TimeClass;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds up time by class and by raw state, ns. A contiguous stop (FAULT and WAIT) is held back until
 * it ends, because only its whole length tells whether it is a minor one.
 */
final class TimeSheet {
  private final EnumMap<TimeClass, Long> classes = new EnumMap<>(TimeClass.class);
  private final SortedMap<String, Long> states = new TreeMap<>();
  private final long minorStop;
  private long minor;
  private long stops;
  private long minorStops;
  private long openFault;
  private long openWait;

  /**
   * An empty sheet.
   *
   * @param minorStop stops shorter than this are minor, ns
   */
  TimeSheet(long minorStop) {
    this.minorStop = minorStop;
  }

  TimeSheet copy() {
    TimeSheet copy = new TimeSheet(minorStop);
    copy.restore(classes, states, minor, stops, minorStops, openFault, openWait);
    return copy;
  }

  void restore(
      Map<TimeClass, Long> classNanos,
      Map<String, Long> stateNanos,
      long minorNanos,
      long stopCount,
      long minorStopCount,
      long openFaultNanos,
      long openWaitNanos) {
    classes.putAll(classNanos);
    states.putAll(stateNanos);
    minor = minorNanos;
    stops = stopCount;
    minorStops = minorStopCount;
    openFault = openFaultNanos;
    openWait = openWaitNanos;
  }

  /** Adds a piece of time, above 0 ns, that follows the one added before. */
  void add(TimeClass timeClass, String state, long nanos) {
    states.merge(state, nanos, Long::sum);
    switch (timeClass) {
      case FAULT -> openFault += nanos;
      case WAIT -> openWait += nanos;
      default -> {
        closeStop();
        put(timeClass, nanos);
      }
    }
  }

  /**
   * Adds a piece of time that counts as a planned break whatever the asset did. A stop that reaches
   * into the break is not ended by it: before and after it are one stop.
   *
   * @param stopped whether the asset stood (FAULT, WAIT)
   */
  void addBreak(String state, boolean stopped, long nanos) {
    states.merge(state, nanos, Long::sum);
    if (!stopped) {
      closeStop();
    }
    put(TimeClass.PLANNED, nanos);
  }

  /** Ends the open stop, if there is one. */
  void closeStop() {
    long length = openFault + openWait;
    if (length == 0) {
      return;
    }
    if (length < minorStop) {
      minor += length;
      minorStops++;
    } else {
      stops++;
      put(TimeClass.FAULT, openFault);
      put(TimeClass.WAIT, openWait);
    }
    openFault = 0;
    openWait = 0;
  }

  private void put(TimeClass timeClass, long nanos) {
    if (nanos > 0) {
      classes.merge(timeClass, nanos, Long::sum);
    }
  }

  /** Time of a class without minor stops and without the open stop, ns. */
  long nanos(TimeClass timeClass) {
    return classes.getOrDefault(timeClass, 0L);
  }

  Map<TimeClass, Long> classes() {
    return classes;
  }

  /** Time by raw state, ns. */
  SortedMap<String, Long> states() {
    return states;
  }

  long minorStop() {
    return minorStop;
  }

  long minor() {
    return minor;
  }

  long stops() {
    return stops;
  }

  long minorStops() {
    return minorStops;
  }

  long openFault() {
    return openFault;
  }

  long openWait() {
    return openWait;
  }
}
