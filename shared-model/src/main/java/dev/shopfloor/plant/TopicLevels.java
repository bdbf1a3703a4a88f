package dev.shopfloor.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Things by the name of a topic's level, found by a part of the topic without making a text of it.
 *
 * @param <T> what a level leads to
 */
final class TopicLevels<T> {
  private final Supplier<T> maker;
  private final List<String> names = new ArrayList<>(0);
  private final List<T> found = new ArrayList<>(0);
  // a hash table of places plus one, half of it free; 0 is free
  private int[] slots = new int[2];

  /** Nothing yet; the maker makes what a new level leads to. */
  TopicLevels(Supplier<T> maker) {
    this.maker = maker;
  }

  /** What a level leads to; made where it is new. */
  T make(String level) {
    T there = find(level, 0, level.length());
    if (there != null) {
      return there;
    }
    names.add(level);
    found.add(maker.get());
    if (names.size() * 2 > slots.length) {
      slots = new int[slots.length * 2];
      for (int at = 0; at < names.size(); at++) {
        slots[slot(names.get(at), 0, names.get(at).length())] = at + 1;
      }
    } else {
      slots[slot(level, 0, level.length())] = names.size();
    }
    return found.getLast();
  }

  /** What the level between these places of a topic leads to, or null. */
  @Nullable T find(String topic, int from, int to) {
    int place = slots[slot(topic, from, to)];
    return place == 0 ? null : found.get(place - 1);
  }

  /** The slot where a level stands, or would. */
  private int slot(String topic, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = hash * 31 + topic.charAt(at);
    }
    int slot = (hash ^ hash >>> 16) & (slots.length - 1);
    while (slots[slot] != 0 && !is(names.get(slots[slot] - 1), topic, from, to)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private static boolean is(String name, String topic, int from, int to) {
    return name.length() == to - from && topic.startsWith(name, from);
  }
}
