package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.simulation.HourPlan.Drift;
import java.util.List;
import java.util.Optional;

/** The coolant of a mill through one hour, and the limits of its temperature. */
final class Coolant {
  /** Limits in degrees Celsius, as in the plant file. */
  static final double HIGH = 55;

  static final double HIGH_HIGH = 65;
  static final double DEADBAND = 2;
  static final String PROBLEM = "coolant_temperature/high";

  private static final double RISING = 0.4;
  private static final double FALLING = 0.55;

  private final Machine machine;
  private final List<Drift> drifts;
  private int level;

  Coolant(Machine machine, List<Drift> drifts) {
    this.machine = machine;
    this.drifts = drifts.stream().filter(drift -> drift.machine() == machine).toList();
  }

  /** The temperature that the sensor shows, hundredths of a degree, never exactly a limit. */
  double at(long time, Body body, Chance chance) {
    double normal = 21 + 17 * body.warmth() + body.wander();
    double shown = normal + 0.08 * chance.noise();
    for (Drift drift : drifts) {
      if (drift.span().holds(time)) {
        double share =
            (double) (time - drift.span().from()) / (drift.span().to() - drift.span().from());
        shown += (drift.peak() - normal) * shape(share);
      }
    }
    double rounded = StrictMath.round(shown * 100) / 100.0;
    boolean onLimit =
        rounded == HIGH
            || rounded == HIGH_HIGH
            || rounded == HIGH - DEADBAND
            || rounded == HIGH_HIGH - DEADBAND;
    return onLimit ? rounded + 0.01 : rounded;
  }

  private static double shape(double share) {
    if (share < RISING) {
      return share / RISING;
    }
    return share < FALLING ? 1 : (1 - share) / (1 - FALLING);
  }

  /** The problem that begins or becomes worse with this value. */
  Optional<Raise> raise(double value, long time, long receivedAt) {
    int before = level;
    if (level == 2 && value < HIGH_HIGH - DEADBAND) {
      level = 1;
    }
    if (level == 1 && value < HIGH - DEADBAND) {
      level = 0;
    }
    level = Math.max(level, value > HIGH_HIGH ? 2 : value > HIGH ? 1 : 0);
    return level > before
        ? Optional.of(new Raise(machine, PROBLEM, time, receivedAt + 1))
        : Optional.empty();
  }
}
