package dev.shopfloor.units;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a unit measures. Kinds keep apart what has the same dimension but is not the same thing:
 * units convert only inside a kind.
 */
public enum Kind {
  /** A temperature on a scale with a zero point; the only kind with offsets. */
  TEMPERATURE("K"),
  /** How far two temperatures lie apart. */
  TEMPERATURE_DIFFERENCE("K{diff}"),
  /** How fast a temperature changes. */
  TEMPERATURE_RATE("s-1.K"),
  /** Pressure where nobody said against what. */
  PRESSURE("m-1.kg.s-2"),
  /** Pressure above that of the air around. */
  PRESSURE_GAUGE("m-1.kg.s-2{gauge}"),
  /** Pressure above vacuum. */
  PRESSURE_ABSOLUTE("m-1.kg.s-2{abs}"),
  /** A share of a whole, or a number without unit. */
  RATIO("1"),
  /** Relative humidity. */
  HUMIDITY("1{RH}"),
  /** Pieces. */
  COUNT("1{pcs}"),
  /** Pieces in a time. */
  COUNT_RATE("s-1{pcs}"),
  /** Turns in a time. */
  ROTATION("s-1{rev}"),
  /** Angle in a time. */
  ANGULAR_VELOCITY("s-1.rad"),
  /** Cycles in a time. */
  FREQUENCY("s-1"),
  /** Plane angle. */
  ANGLE("rad"),
  /** Energy, and active electric energy. */
  ENERGY("m2.kg.s-2"),
  /** Apparent electric energy. */
  ENERGY_APPARENT("m2.kg.s-2{apparent}"),
  /** Reactive electric energy. */
  ENERGY_REACTIVE("m2.kg.s-2{reactive}"),
  /** Power, and active electric power. */
  POWER("m2.kg.s-3"),
  /** Apparent electric power. */
  POWER_APPARENT("m2.kg.s-3{apparent}"),
  /** Reactive electric power. */
  POWER_REACTIVE("m2.kg.s-3{reactive}"),
  /** Electric current. */
  CURRENT("A"),
  /** Voltage. */
  VOLTAGE("m2.kg.s-3.A-1"),
  /** Electric resistance. */
  RESISTANCE("m2.kg.s-3.A-2"),
  /** Electric conductance. */
  CONDUCTANCE("m-2.kg-1.s3.A2"),
  /** Electric conductivity. */
  CONDUCTIVITY("m-3.kg-1.s3.A2"),
  /** Electric charge. */
  CHARGE("s.A"),
  /** Electric capacitance. */
  CAPACITANCE("m-2.kg-1.s4.A2"),
  /** Electric inductance. */
  INDUCTANCE("m2.kg.s-2.A-2"),
  /** Length. */
  LENGTH("m"),
  /** Length in a time. */
  VELOCITY("m.s-1"),
  /** Vibration velocity, root mean square. */
  VIBRATION_RMS("m.s-1{rms}"),
  /** Vibration velocity, peak: RMS times the square root of 2 only for a pure sine. */
  VIBRATION_PEAK("m.s-1{pk}"),
  /** Acceleration. */
  ACCELERATION("m.s-2"),
  /** Area. */
  AREA("m2"),
  /** Force. */
  FORCE("m.kg.s-2"),
  /** Torque; has the dimension of energy and is none. */
  TORQUE("m2.kg.s-2{torque}"),
  /** Volume. */
  VOLUME("m3"),
  /** Volume of gas, as it would be at the norm's pressure and 0 °C. */
  VOLUME_NORMAL("m3{norm}"),
  /** Volume of gas, as it would be at a standard that the maker chose. */
  VOLUME_STANDARD("m3{std}"),
  /** Volume in a time, as it flows. */
  FLOW("m3.s-1"),
  /** Volume in a time at the norm's pressure and 0 °C. */
  FLOW_NORMAL("m3.s-1{norm}"),
  /** Volume in a time at a standard pressure and temperature that the maker chose. */
  FLOW_STANDARD("m3.s-1{std}"),
  /** Mass. */
  MASS("kg"),
  /** Mass in a volume. */
  DENSITY("m-3.kg"),
  /** Mass in a time. */
  MASS_FLOW("kg.s-1"),
  /** Time. */
  TIME("s"),
  /** Dynamic viscosity. */
  VISCOSITY_DYNAMIC("m-1.kg.s-1"),
  /** Kinematic viscosity. */
  VISCOSITY_KINEMATIC("m2.s-1"),
  /** Illuminance. */
  ILLUMINANCE("m-2.cd.rad2"),
  /** Amount of data. */
  DATA("bit"),
  /** Data in a time. */
  DATA_RATE("s-1.bit"),
  /** A logarithmic or empirical scale, such as dB or pH: stored as it is sent, never converted. */
  SCALE(""),
  /** What has no name here: such units convert only where dimension and annotations are equal. */
  OTHER("");

  private static final Map<String, Kind> BY_MEASURE = byMeasure();

  private final String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
  private final String measure;

  Kind(String measure) {
    this.measure = measure;
  }

  /** The kind for people, such as {@code pressure gauge}. */
  public String words() {
    return words;
  }

  /** Dimension and mark of its units as in {@link Measure}; empty where they do not decide. */
  String measure() {
    return measure;
  }

  /** The kind of a compound unit. */
  static Kind of(String measure) {
    return BY_MEASURE.getOrDefault(measure, OTHER);
  }

  private static Map<String, Kind> byMeasure() {
    Map<String, Kind> kinds = new HashMap<>();
    for (Kind kind : values()) {
      // a compound of kelvin has no zero point and is no temperature
      if (!kind.measure.isEmpty() && kind != TEMPERATURE) {
        kinds.put(kind.measure, kind);
      }
    }
    return kinds;
  }
}
