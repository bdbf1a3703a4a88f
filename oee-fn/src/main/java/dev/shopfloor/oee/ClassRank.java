package dev.shopfloor.oee;

import dev.shopfloor.model.Quality;
import dev.shopfloor.plant.TimeClass;

/**
 * Breaks ties between states of the same instant: a controller that reports the end of running and
 * the start of a stop in one millisecond has stopped.
 *
 * <p>The rank is fixed when the observation is made and is stored with it, so that a later plant
 * model cannot turn an old decision.
 */
final class ClassRank {
  private ClassRank() {}

  static int of(TimeClass timeClass, Quality quality) {
    if (quality == Quality.BAD || quality == Quality.STALE) {
      return Entry.MAX_RANK;
    }
    return switch (timeClass) {
      case RUN -> 0;
      case SETUP -> 1;
      case WAIT -> 2;
      case NO_ORDER -> 3;
      case PLANNED, OFFSHIFT -> 4;
      case MAINT -> 5;
      case FAULT -> 6;
      case UNKNOWN -> Entry.MAX_RANK;
    };
  }
}
