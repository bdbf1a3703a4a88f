package dev.shopfloor.oee;

import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.ProductSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Short ways to say what happened on 2026-03-02 in UTC. */
final class Facts {
  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final String DAY = "2026-03-02T";

  private Facts() {}

  /** {@code "08:00"} or {@code "08:00:30.5"} of the day, ns. */
  static long at(String time) {
    return nanos(DAY + (time.length() == 5 ? time + ":00" : time) + "Z");
  }

  static long nanos(String instant) {
    Instant parsed = Instant.parse(instant);
    return parsed.getEpochSecond() * SECOND + parsed.getNano();
  }

  static Observation state(String time, String name) {
    return state(at(time), name);
  }

  static Observation state(long time, String name) {
    TimeClass timeClass = TestPlant.oee().states().getOrDefault(name, TimeClass.UNKNOWN);
    return new Observation(
        new Channel(Role.STATE, "state"),
        new Entry(
            time,
            Point.NO_SEQUENCE,
            ClassRank.of(timeClass, Quality.GOOD),
            new Value.Text(name),
            Quality.GOOD));
  }

  static Observation count(String time, long value) {
    return count(at(time), "part_count", value);
  }

  static Observation count(long time, String tag, long value) {
    return new Observation(
        new Channel(Role.COUNTER, tag),
        new Entry(time, Point.NO_SEQUENCE, 0, new Value.Whole(value), Quality.GOOD));
  }

  /** A text of a role that has one tag, named as the role. */
  static Observation said(Role role, String time, String text) {
    return said(role, at(time), text);
  }

  static Observation said(Role role, long time, String text) {
    return new Observation(
        new Channel(role, role.word()),
        new Entry(time, Point.NO_SEQUENCE, 0, new Value.Text(text), Quality.GOOD));
  }

  static Observation increment(String time, String tag, long value, long sequence) {
    return new Observation(
        new Channel(Role.COUNTER, tag, true),
        new Entry(at(time), sequence, 0, new Value.Whole(value), Quality.GOOD));
  }

  /** The press with a tag of each of these roles, named as the role, and knobs turned. */
  static AssetHistory press(Consumer<Knobs> turn, UnaryOperator<OeeSpec> change, Role... roles) {
    AssetRevision press = TestPlant.press();
    for (Role role : roles) {
      press = TestPlant.with(press, TestPlant.tag(role.word(), role, ValueType.TEXT));
    }
    Knobs knobs = new Knobs();
    turn.accept(knobs);
    return history(TestPlant.with(press, oee -> knobs.on(change.apply(debounce(oee, 0)))));
  }

  static Observation product(String time, String code) {
    return product(at(time), code);
  }

  static Observation product(long time, String code) {
    return new Observation(
        new Channel(Role.PRODUCT, "product"),
        new Entry(time, Point.NO_SEQUENCE, 0, new Value.Text(code), Quality.GOOD));
  }

  /** Ideal cycles in seconds by product. */
  static OeeSpec products(OeeSpec oee, Map<String, Long> seconds) {
    Map<String, ProductSpec> products = new TreeMap<>();
    seconds.forEach((code, cycle) -> products.put(code, new ProductSpec(cycle * SECOND)));
    return new OeeSpec(
        oee.stateProfile(),
        oee.states(),
        oee.idealCycle(),
        oee.staleAfter(),
        oee.debounce(),
        oee.minorStop(),
        oee.stopAlertAfter(),
        oee.stopSeverity(),
        oee.shifts(),
        oee.shiftsAssumed(),
        products,
        oee.rules(),
        oee.policy(),
        oee.calendar(),
        oee.line(),
        oee.target());
  }

  static ShiftWindow window(String from, String to) {
    return ShiftWindow.shift("test", at(from), at(to));
  }

  /** The press without debounce, its rules changed. */
  static AssetHistory press(UnaryOperator<OeeSpec> change) {
    return history(TestPlant.with(TestPlant.press(), oee -> change.apply(debounce(oee, 0))));
  }

  static AssetHistory history(AssetRevision revision) {
    return new AssetHistory(revision.key(), List.of(revision));
  }

  static AssetRevision counting(AssetRevision base, String tag, TagSpec.Counts counts) {
    return TestPlant.with(base, TestPlant.counter(tag, counts));
  }

  static OeeSpec debounce(OeeSpec oee, long debounce) {
    return spec(oee, oee.idealCycle(), oee.staleAfter(), debounce, oee.minorStop());
  }

  static OeeSpec idealCycle(OeeSpec oee, long idealCycle) {
    return spec(oee, idealCycle, oee.staleAfter(), oee.debounce(), oee.minorStop());
  }

  static OeeSpec staleAfter(OeeSpec oee, long staleAfter) {
    return spec(oee, oee.idealCycle(), staleAfter, oee.debounce(), oee.minorStop());
  }

  static OeeSpec minorStop(OeeSpec oee, long minorStop) {
    return spec(oee, oee.idealCycle(), oee.staleAfter(), oee.debounce(), minorStop);
  }

  private static OeeSpec spec(
      OeeSpec oee, long idealCycle, long staleAfter, long debounce, long minorStop) {
    return new OeeSpec(
        oee.stateProfile(),
        oee.states(),
        idealCycle,
        staleAfter,
        debounce,
        minorStop,
        oee.stopAlertAfter(),
        oee.stopSeverity(),
        oee.shifts(),
        oee.shiftsAssumed(),
        oee.products(),
        oee.rules(),
        oee.policy(),
        oee.calendar(),
        oee.line(),
        oee.target());
  }

  static List<MinuteBucket> buckets(Observation... observations) {
    return buckets(Arrays.asList(observations));
  }

  static List<MinuteBucket> buckets(Collection<Observation> observations) {
    Map<Long, List<Observation>> minutes = new TreeMap<>();
    for (Observation observation : observations) {
      minutes
          .computeIfAbsent(
              MinuteBucket.minuteOf(observation.entry().time()), key -> new ArrayList<>())
          .add(observation);
    }
    return minutes.entrySet().stream()
        .map(minute -> MinuteBucket.of(minute.getKey(), minute.getValue()))
        .toList();
  }

  static ShiftResult fold(AssetHistory history, ShiftWindow window, Observation... observations) {
    return Fold.fold(history, window, buckets(observations), window.end());
  }
}
