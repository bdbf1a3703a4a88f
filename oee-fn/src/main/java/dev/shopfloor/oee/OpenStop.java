package dev.shopfloor.oee;

import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;

/** A contiguous stop (FAULT and WAIT) whose length, and so whose kind, shows only when it ends. */
final class OpenStop {
  private final List<Part> parts = new ArrayList<>();
  private long start;
  private long end;

  /** A part in one state, which grows as long as it lasts. */
  static final class Part {
    private final TimeClass timeClass;
    private final String state;
    private long nanos;

    /**
     * A part.
     *
     * @param timeClass FAULT or WAIT
     * @param state the raw state
     * @param nanos above 0
     */
    Part(TimeClass timeClass, String state, long nanos) {
      this.timeClass = timeClass;
      this.state = state;
      this.nanos = nanos;
    }

    TimeClass timeClass() {
      return timeClass;
    }

    String state() {
      return state;
    }

    long nanos() {
      return nanos;
    }
  }

  OpenStop copy() {
    OpenStop copy = new OpenStop();
    copy.restore(start, end, parts);
    return copy;
  }

  void restore(long from, long to, List<Part> all) {
    start = from;
    end = to;
    all.forEach(part -> parts.add(new Part(part.timeClass, part.state, part.nanos)));
  }

  void add(TimeClass timeClass, String state, long from, long to) {
    if (parts.isEmpty()) {
      start = from;
    }
    end = to;
    Part last = parts.isEmpty() ? null : parts.getLast();
    if (last != null && last.timeClass() == timeClass && last.state().equals(state)) {
      last.nanos += to - from;
    } else {
      parts.add(new Part(timeClass, state, to - from));
    }
  }

  /** All of it, without breaks, ns. */
  long nanos() {
    return nanos(TimeClass.FAULT) + nanos(TimeClass.WAIT);
  }

  /** Its time in one class, without breaks, ns. */
  long nanos(TimeClass timeClass) {
    long nanos = 0;
    for (Part part : parts) {
      nanos += part.timeClass() == timeClass ? part.nanos() : 0;
    }
    return nanos;
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Whether an instant lies in it, its borders included. */
  boolean holds(long time) {
    return time >= start && time <= end;
  }

  void clear() {
    parts.clear();
  }

  List<Part> parts() {
    return parts;
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }
}
