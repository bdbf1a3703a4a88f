package dev.shopfloor.oee;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shifts of an asset whose results have changed, each once, in the order of time. */
final class ChangedShifts {
  private final SortedMap<Long, ShiftWindow> windows = new TreeMap<>();

  void add(ShiftWindow window) {
    windows.put(window.start(), window);
  }

  Collection<ShiftWindow> all() {
    return windows.values();
  }
}
