package dev.shopfloor.enrich;

import dev.shopfloor.model.Condition;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.PointRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Points of one asset in the order in which they came, each once: tag, time, sequence, value and
 * condition tell points apart.
 *
 * <p>A hash table of positions, so that a point costs no object of its own to be looked for; and
 * rows that are used again after {@link #clear}, so that it costs none to be kept.
 */
final class PointSet {
  private static final int FIRST_SLOTS = 64;
  // what one invocation of a usual batch holds of one asset
  private static final int MOST_KEPT = 1_024;

  private final List<PointRow> rows = new ArrayList<>();
  // as long as the last condition needs it; most assets have none
  private final List<@Nullable Condition> conditions = new ArrayList<>(0);
  private int size;
  // a position plus one; 0 is free
  private int[] slots = new int[FIRST_SLOTS];

  /** Forgets all points. */
  void clear() {
    if (rows.size() > MOST_KEPT) {
      rows.subList(MOST_KEPT, rows.size()).clear();
      slots = new int[FIRST_SLOTS];
    } else {
      Arrays.fill(slots, 0);
    }
    conditions.clear();
    size = 0;
  }

  /** Adds a point, whose row may be used again at once; false when it is there already. */
  boolean add(PointRow point, @Nullable Condition condition) {
    int slot = slot(point, condition);
    if (slots[slot] != 0) {
      return false;
    }
    if (size == rows.size()) {
      rows.add(new PointRow());
    }
    rows.get(size).set(point);
    if (condition != null) {
      while (conditions.size() < size) {
        conditions.add(null);
      }
      conditions.add(condition);
    }
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  /** How many points there are. */
  int size() {
    return size;
  }

  /** The point at this position, from 0 on. */
  PointRow get(int at) {
    return rows.get(at);
  }

  /** The points in order, as objects. */
  List<EnrichedPoint> points() {
    List<EnrichedPoint> points = new ArrayList<>(size);
    for (int at = 0; at < size; at++) {
      points.add(rows.get(at).point());
    }
    return points;
  }

  private int slot(PointRow point, @Nullable Condition condition) {
    int slot = hash(point) & (slots.length - 1);
    while (slots[slot] != 0 && !same(slots[slot] - 1, point, condition)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean same(int at, PointRow point, @Nullable Condition condition) {
    PointRow there = rows.get(at);
    return there.time() == point.time()
        && there.sequence() == point.sequence()
        && there.tag().equals(point.tag())
        && there.value().holdsSame(point.value())
        && Objects.equals(at < conditions.size() ? conditions.get(at) : null, condition);
  }

  private static int hash(PointRow point) {
    long mixed =
        (point.tag().hashCode() * 31L + point.value().hash()) * 0x9E3779B97F4A7C15L
            ^ (point.time() + point.sequence()) * 0xC2B2AE3D27D4EB4FL;
    return (int) (mixed ^ mixed >>> 32);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int at = 0; at < size; at++) {
      int slot = hash(rows.get(at)) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = at + 1;
    }
  }
}
