package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.simulation.Shift.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is scripted to happen in one hour. Every machine runs at its start and at its end, except
 * that none runs when the plant is switched on. Times are true ones, ms since the epoch.
 */
final class HourPlan {
  private final long start;
  private final Map<Machine, List<Stop>> stops = new EnumMap<>(Machine.class);
  private final List<Outage> outages = new ArrayList<>();
  private final List<AlarmChange> alarms = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Reset> resets = new ArrayList<>();
  private final List<Drift> drifts = new ArrayList<>();
  private final List<ClockFault> clockFaults = new ArrayList<>();
  private final List<Bad> bads = new ArrayList<>();
  private final List<Repeat> repeats = new ArrayList<>();

  HourPlan(long start) {
    this.start = start;
    for (Machine machine : Machine.values()) {
      stops.put(machine, new ArrayList<>());
    }
  }

  /** The machine is in another state than running. */
  record Stop(Machine machine, Span span, String state, Scenario why) {}

  /** The gateway of a line keeps what it gets until the end. */
  record Outage(String line, Span span) {}

  /** An alarm begins or ends. */
  record AlarmChange(Machine machine, long at, boolean raised) {}

  /** Another product from here on. */
  record Change(Machine machine, long at) {}

  /** The counters begin at 0. */
  record Reset(Machine machine, long at) {}

  /** The coolant gets as warm as this and cools again. */
  record Drift(Machine machine, Span span, double peak) {}

  /** The clock is 40 minutes ahead. */
  record ClockFault(Machine machine, Span span) {}

  /** A message that cannot be used, or one of its values. */
  record Bad(Machine machine, long at, Defect defect) {}

  /** The next message is delivered again after so long. */
  record Repeat(Machine machine, long at, long after) {}

  /** What is wrong with a message. */
  enum Defect {
    MALFORMED_JSON("a message that ends in the middle"),
    UNKNOWN_ASSET("a message of a machine that is not in the plant file"),
    UNKNOWN_TAG("a value under a name that is not in the plant file"),
    OUT_OF_RANGE("a value that its sensor cannot show"),
    WRONG_TYPE("a word where a number belongs");

    private final String words;

    Defect(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  long start() {
    return start;
  }

  List<Stop> stops(Machine machine) {
    List<Stop> all = stops.getOrDefault(machine, List.of());
    all.sort(Comparator.comparingLong(stop -> stop.span().from()));
    return all;
  }

  void add(Stop stop) {
    stops.computeIfAbsent(stop.machine(), machine -> new ArrayList<>()).add(stop);
  }

  List<Outage> outages() {
    return outages;
  }

  List<AlarmChange> alarms() {
    return alarms;
  }

  List<Change> changes() {
    return changes;
  }

  List<Reset> resets() {
    return resets;
  }

  List<Drift> drifts() {
    return drifts;
  }

  List<ClockFault> clockFaults() {
    return clockFaults;
  }

  List<Bad> bads() {
    return bads;
  }

  List<Repeat> repeats() {
    return repeats;
  }
}
