package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.MINUTE;
import static dev.shopfloor.oee.Facts.at;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.testing.TestPlant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One asset with its store and outlet, ticked as a test says; it belongs to nothing. */
final class Press {
  static final AssetKey KEY = TestPlant.PRESS;

  final MemoryOeeStore store = new MemoryOeeStore();
  final Outbox outbox = new Outbox();
  AssetHistory history = Shifts.press(0, 0, Shifts.THREE);

  static TickFigures tick(OeeStore store, Outlet outlet, AssetHistory history, long time) {
    Parents none = (of, shift) -> TickFigures.NONE;
    return AssetTick.run(new Bench(store, outlet, none), history, time).figures();
  }

  TickFigures tick(long time) {
    return tick(store, outbox, history, time);
  }

  void tick(String time) {
    tick(at(time));
  }

  /** One tick a minute, both ends included. */
  void ticks(String from, String to) {
    ticks(at(from), at(to));
  }

  void ticks(long from, long to) {
    for (long time = from; time <= to; time += MINUTE) {
      tick(time);
    }
  }

  void arrive(Observation... observations) {
    store.arrive(KEY, Arrays.asList(observations));
  }

  <E extends ShopfloorEvent> List<E> told(Class<E> type) {
    return Stream.of(outbox.events)
        .flatMap(List::stream)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  List<ShiftRestated> restated() {
    return told(ShiftRestated.class);
  }

  ShiftResult shift(String start) {
    return shift(at(start));
  }

  ShiftResult shift(long start) {
    return Objects.requireNonNull(store.results.get(KEY)).get(start);
  }

  Head head() {
    return Objects.requireNonNull(store.heads.get(KEY));
  }
}
