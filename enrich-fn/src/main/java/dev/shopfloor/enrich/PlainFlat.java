package dev.shopfloor.enrich;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.ValueSlot;

/** Flat JSON whose values are single ones, with its time, if any, as a text or a number. */
final class PlainFlat {
  static final PlainReader READER = PlainFlat::read;

  private PlainFlat() {}

  private static boolean read(PlainJson json, SourcePlan plan, long rx, Samples into) {
    if (!json.next('{')) {
      return false;
    }
    long time = TimeReader.INVALID;
    int rank = Integer.MAX_VALUE;
    if (json.peek() != '}') {
      do {
        if (!json.name()) {
          return false;
        }
        int key = plan.timeKey(json);
        if (key < 0) {
          if (!reading(json, plan, into.next())) {
            return false;
          }
        } else {
          long read = json.time(plan.payload().time());
          if (read == TimeReader.INVALID) {
            return false;
          }
          time = key < rank ? read : time;
          rank = Math.min(key, rank);
        }
      } while (json.next(','));
    }
    if (!json.next('}') || !json.ended()) {
      return false;
    }
    for (int at = 0; at < into.size(); at++) {
      if (rank == Integer.MAX_VALUE) {
        into.get(at).received(rx);
      } else {
        into.get(at).time(time, TimeOrigin.MESSAGE);
      }
    }
    return true;
  }

  private static boolean reading(PlainJson json, SourcePlan plan, Sample into) {
    into.trust(Quality.GOOD, null);
    if (!into.name(json, plan.names()) || !json.value(into.value)) {
      return false;
    }
    if (into.value.kind() == ValueSlot.Kind.ABSENT) {
      into.trust(Quality.BAD, null);
    }
    return into.value.kind() != ValueSlot.Kind.TEXT
        || !plan.payload().absentTexts().contains(into.value.text());
  }
}
