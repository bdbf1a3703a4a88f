package dev.shopfloor.bench;

import java.util.List;

/**
 * One reading of a press, without its time.
 *
 * @param tag its name
 * @param value a text, a boolean, a whole number (int) or a real one (double)
 */
record Reading(String tag, Object value) {
  /** What each message of a benchmark holds: mostly measurements, as on a machine. */
  static final List<Reading> ALL =
      List.of(
          new Reading("State", 1),
          new Reading("GoodCount", 184_213),
          new Reading("Program", "P-4711"),
          new Reading("Door", false),
          new Reading("Temperature", 98.62),
          new Reading("Pressure", 143.5),
          new Reading("Speed", 1_200),
          new Reading("Torque", 38.25),
          new Reading("Current1", 12.31),
          new Reading("Current2", 12.28),
          new Reading("Current3", 12.4),
          new Reading("Power", 7.92),
          new Reading("Energy", 10_211.5),
          new Reading("Vibration1", 1.37),
          new Reading("Vibration2", 1.12),
          new Reading("OilTemp", 48.1),
          new Reading("OilLevel", 81),
          new Reading("Position", 120.003),
          new Reading("Force", 412.7),
          new Reading("CycleTime", 29.8));

  /** The value as JSON has it. */
  String json() {
    return value instanceof String text ? '"' + text + '"' : value.toString();
  }

  /** Whether it counts, measures or numbers something. */
  boolean number() {
    return value instanceof Number;
  }
}
