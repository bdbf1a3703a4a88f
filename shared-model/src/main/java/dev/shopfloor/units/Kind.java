package dev.shopfloor.units;

import java.util.Locale;

/**
 * What a unit measures. Kinds keep apart what has the same dimension but is not the same thing:
 * units convert only inside a kind.
 */
public enum Kind {
  /** A temperature on a scale with a zero point; the only kind with offsets. */
  TEMPERATURE,
  /** How far two temperatures lie apart. */
  TEMPERATURE_DIFFERENCE,
  /** Pressure where nobody said against what. */
  PRESSURE,
  /** Pressure above that of the air around. */
  PRESSURE_GAUGE,
  /** Pressure above vacuum. */
  PRESSURE_ABSOLUTE,
  /** A share of a whole, or a number without unit. */
  RATIO,
  /** Relative humidity. */
  HUMIDITY,
  /** Pieces. */
  COUNT,
  /** Pieces in a time. */
  COUNT_RATE,
  /** Turns in a time. */
  ROTATION,
  /** Angle in a time. */
  ANGULAR_VELOCITY,
  /** Cycles in a time. */
  FREQUENCY,
  /** Plane angle. */
  ANGLE,
  /** Energy, and active electric energy. */
  ENERGY,
  /** Apparent electric energy. */
  ENERGY_APPARENT,
  /** Reactive electric energy. */
  ENERGY_REACTIVE,
  /** Power, and active electric power. */
  POWER,
  /** Apparent electric power. */
  POWER_APPARENT,
  /** Reactive electric power. */
  POWER_REACTIVE,
  /** Electric current. */
  CURRENT,
  /** Voltage. */
  VOLTAGE,
  /** Electric resistance. */
  RESISTANCE,
  /** Electric conductivity. */
  CONDUCTIVITY,
  /** Length. */
  LENGTH,
  /** Length in a time. */
  VELOCITY,
  /** Vibration velocity, root mean square. */
  VIBRATION_RMS,
  /** Vibration velocity, peak: RMS times the square root of 2 only for a pure sine. */
  VIBRATION_PEAK,
  /** Acceleration. */
  ACCELERATION,
  /** Area. */
  AREA,
  /** Force. */
  FORCE,
  /** Torque; has the dimension of energy and is none. */
  TORQUE,
  /** Volume. */
  VOLUME,
  /** Volume in a time, as it flows. */
  FLOW,
  /** Volume in a time at the norm's pressure and 0 °C. */
  FLOW_NORMAL,
  /** Volume in a time at a standard pressure and temperature that the maker chose. */
  FLOW_STANDARD,
  /** Mass. */
  MASS,
  /** Mass in a time. */
  MASS_FLOW,
  /** Time. */
  TIME,
  /** Dynamic viscosity. */
  VISCOSITY_DYNAMIC,
  /** Kinematic viscosity. */
  VISCOSITY_KINEMATIC,
  /** Illuminance. */
  ILLUMINANCE,
  /** A logarithmic or empirical scale, such as dB or pH: stored as it is sent, never converted. */
  SCALE;

  private final String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');

  /** The kind for people, such as {@code pressure gauge}. */
  public String words() {
    return words;
  }
}
