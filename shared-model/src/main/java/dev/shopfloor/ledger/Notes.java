package dev.shopfloor.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts by name, for the few names that one invocation notes something under. */
final class Notes {
  private static final int FIRST = 4;

  private String[] names = new String[FIRST];
  private long[] numbers = new long[FIRST];
  private int size;

  /** Adds to the count of a name, which begins with 0. */
  void add(String name, long number) {
    int at = find(name);
    if (at == size) {
      if (size == names.length) {
        names = Arrays.copyOf(names, size * 2);
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      names[size++] = name;
    }
    numbers[at] += number;
  }

  /** Adds all counts of others. */
  void addAll(Notes others) {
    for (int at = 0; at < others.size; at++) {
      add(others.names[at], others.numbers[at]);
    }
  }

  /** The count of a name; 0 for one that was never added. */
  long get(String name) {
    int at = find(name);
    return at == size ? 0 : numbers[at];
  }

  /** The counts by name; a copy. */
  Map<String, Long> map() {
    Map<String, Long> map = HashMap.newHashMap(size);
    for (int at = 0; at < size; at++) {
      map.put(names[at], numbers[at]);
    }
    return Map.copyOf(map);
  }

  private int find(String name) {
    int at = 0;
    while (at < size && !names[at].equals(name)) {
      at++;
    }
    return at;
  }
}
