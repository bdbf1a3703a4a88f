package dev.shopfloor.cli.page;

import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;

/**
 * A span in which a machine stood although it should have run.
 *
 * @param timeClass FAULT or WAIT
 * @param raw the states in it, each once, in the order of time
 * @param from ms since the epoch
 * @param to ms since the epoch; now for a stop that goes on
 * @param open whether it goes on
 */
record Stop(TimeClass timeClass, List<String> raw, long from, long to, boolean open) {
  Stop {
    raw = List.copyOf(raw);
  }

  /** The stops among bands, the newest first: neighbours of one class are one stop. */
  static List<Stop> of(List<Band> bands) {
    List<Stop> stops = new ArrayList<>();
    long now = bands.isEmpty() ? 0 : bands.getLast().to();
    for (Band band : bands) {
      if (band.timeClass() != TimeClass.FAULT && band.timeClass() != TimeClass.WAIT) {
        continue;
      }
      boolean open = band.to() == now;
      Stop before = stops.isEmpty() ? null : stops.getLast();
      if (before != null && before.to() == band.from() && before.timeClass() == band.timeClass()) {
        stops.removeLast();
        List<String> raw = new ArrayList<>(before.raw());
        if (!raw.contains(band.raw())) {
          raw.add(band.raw());
        }
        stops.add(new Stop(before.timeClass(), raw, before.from(), band.to(), open));
      } else {
        stops.add(new Stop(band.timeClass(), List.of(band.raw()), band.from(), band.to(), open));
      }
    }
    return stops.reversed();
  }

  long millis() {
    return to - from;
  }
}
