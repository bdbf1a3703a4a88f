package dev.shopfloor.enrich;

import dev.shopfloor.model.Condition;
import dev.shopfloor.model.EnrichedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Points of one asset in the order in which they came, each once: tag, time, sequence, value and
 * condition tell points apart.
 *
 * <p>A hash table of positions, so that a point costs no object of its own to be looked for.
 */
final class PointSet {
  private static final int FIRST_SLOTS = 64;

  private final List<EnrichedPoint> points = new ArrayList<>();
  private final List<@Nullable Condition> conditions = new ArrayList<>();
  // a position plus one; 0 is free
  private int[] slots = new int[FIRST_SLOTS];

  /** Adds a point; false when it is there already. */
  boolean add(EnrichedPoint point, @Nullable Condition condition) {
    int slot = slot(point, condition);
    if (slots[slot] != 0) {
      return false;
    }
    points.add(point);
    conditions.add(condition);
    slots[slot] = points.size();
    if (points.size() * 2 > slots.length) {
      grow();
    }
    return true;
  }

  /** The points in order; not to be changed. */
  List<EnrichedPoint> points() {
    return points;
  }

  private int slot(EnrichedPoint point, @Nullable Condition condition) {
    int slot = hash(point) & (slots.length - 1);
    while (slots[slot] != 0 && !same(slots[slot] - 1, point, condition)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean same(int at, EnrichedPoint point, @Nullable Condition condition) {
    EnrichedPoint there = points.get(at);
    return there.time() == point.time()
        && there.sequence() == point.sequence()
        && there.tag().equals(point.tag())
        && there.value().equals(point.value())
        && Objects.equals(conditions.get(at), condition);
  }

  private static int hash(EnrichedPoint point) {
    long mixed =
        (point.tag().hashCode() * 31L + point.value().hashCode()) * 0x9E3779B97F4A7C15L
            ^ (point.time() + point.sequence()) * 0xC2B2AE3D27D4EB4FL;
    return (int) (mixed ^ mixed >>> 32);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int at = 0; at < points.size(); at++) {
      int slot = hash(points.get(at)) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = at + 1;
    }
  }
}
