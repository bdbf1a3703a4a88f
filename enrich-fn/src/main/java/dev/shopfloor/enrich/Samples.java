package dev.shopfloor.enrich;

import java.util.ArrayList;
import java.util.List;

/** The readings of one message, in places that the next message uses again. */
final class Samples {
  // what one message of a usual gateway holds, several times over
  private static final int MOST_KEPT = 1_024;

  private final List<Sample> places = new ArrayList<>();
  private int size;

  /** Forgets the message before. */
  void clear() {
    size = 0;
    if (places.size() > MOST_KEPT) {
      places.subList(MOST_KEPT, places.size()).clear();
    }
  }

  /** One more reading; its fields are those of another message yet. */
  Sample next() {
    if (size == places.size()) {
      places.add(new Sample());
    }
    return places.get(size++);
  }

  /** How many readings there are. */
  int size() {
    return size;
  }

  /** The reading at this place, from 0 on. */
  Sample get(int place) {
    return places.get(place);
  }
}
