package dev.shopfloor.enrich;

import dev.shopfloor.model.Condition.Level;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which alarms of one signal stand.
 *
 * @param active the alarms that stand, by code; the code of an alarm without one is empty; the code
 *     of a limit that was passed is its level
 * @param lastTime event time of the last end, of a tag with limits of the last change, ns since the
 *     epoch; what is older is history
 * @param rev counts the transitions; 0 before the first
 */
public record AlarmState(SortedMap<String, Active> active, long lastTime, long rev) {
  /** The state of a signal that has never changed. */
  public static final AlarmState NONE = new AlarmState(new TreeMap<>(), Long.MIN_VALUE, 0);

  /**
   * An alarm that stands.
   *
   * @param level WARNING or FAULT
   * @param since when it was raised to this level, ns since the epoch
   */
  public record Active(Level level, long since) {}

  /** Copies the map. */
  public AlarmState {
    active = Collections.unmodifiableSortedMap(new TreeMap<>(active));
  }

  /** The highest level that stands; NORMAL when none does. */
  public Level worst() {
    return active.values().stream().map(Active::level).max(Enum::compareTo).orElse(Level.NORMAL);
  }
}
