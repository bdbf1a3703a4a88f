package dev.shopfloor.units;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out how one unit becomes another. */
final class Conversions {
  private static final double NORMAL_PASCAL = 101_325;
  private static final double NORMAL_KELVIN = 273.15;
  private static final Set<Kind> PRESSURES = Set.of(Kind.PRESSURE_GAUGE, Kind.PRESSURE_ABSOLUTE);

  private Conversions() {}

  static UnitConversion of(Unit from, Unit to, boolean guessed, Bridge... bridges) {
    if (from.code().equals(to.code())) {
      return new UnitConversion.Identity(from, to, guessed);
    }
    if (from.kind() == Kind.SCALE && to.kind() == Kind.SCALE) {
      return new UnitConversion.Refused(
          "%s and %s are scales of their own, stored only as sent"
              .formatted(from.code(), to.code()));
    }
    if (from.measure().equals(to.measure()) && from.kind() == to.kind()) {
      return affine(
          from,
          to,
          from.factor() / to.factor(),
          (from.offset() - to.offset()) / to.factor(),
          guessed);
    }
    UnitConversion bridged = bridged(from, to, guessed, bridges);
    return bridged == null ? new UnitConversion.Refused(reason(from, to)) : bridged;
  }

  private static UnitConversion affine(
      Unit from, Unit to, double factor, double offset, boolean guessed) {
    return factor == 1 && offset == 0
        ? new UnitConversion.Identity(from, to, guessed)
        : new UnitConversion.Affine(from, to, factor, offset, guessed);
  }

  private static @Nullable UnitConversion bridged(
      Unit from, Unit to, boolean guessed, Bridge... bridges) {
    for (Bridge bridge : bridges) {
      UnitConversion found =
          switch (bridge) {
            case Bridge.Ambient ambient -> pressure(from, to, guessed, ambient);
            case Bridge.Gas gas -> flow(from, to, guessed, gas);
          };
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable UnitConversion pressure(
      Unit from, Unit to, boolean guessed, Bridge.Ambient ambient) {
    if (!PRESSURES.contains(from.kind()) || !PRESSURES.contains(to.kind())) {
      return null;
    }
    double air = from.kind() == Kind.PRESSURE_GAUGE ? ambient.pascal() : -ambient.pascal();
    return affine(from, to, from.factor() / to.factor(), air / to.factor(), guessed);
  }

  private static @Nullable UnitConversion flow(
      Unit from, Unit to, boolean guessed, Bridge.Gas gas) {
    double ratio = from.factor() / to.factor();
    double expansion = NORMAL_PASCAL / gas.pascal() * (gas.kelvin() / NORMAL_KELVIN);
    if (normal(from, to)) {
      return affine(from, to, ratio * expansion, 0, guessed);
    }
    return normal(to, from) ? affine(from, to, ratio / expansion, 0, guessed) : null;
  }

  private static boolean normal(Unit normal, Unit actual) {
    return (normal.kind() == Kind.FLOW_NORMAL && actual.kind() == Kind.FLOW)
        || (normal.kind() == Kind.VOLUME_NORMAL && actual.kind() == Kind.VOLUME);
  }

  private static String reason(Unit from, Unit to) {
    String kinds =
        "%s is a unit of %s and %s one of %s"
            .formatted(from.code(), words(from), to.code(), words(to));
    if (PRESSURES.contains(from.kind()) && PRESSURES.contains(to.kind())) {
      return kinds + ", which takes the ambient pressure (101325 Pa at sea level)";
    }
    if (normal(from, to) || normal(to, from)) {
      return kinds + ", which takes the gas's absolute pressure and temperature";
    }
    return kinds;
  }

  private static String words(Unit unit) {
    return unit.kind() == Kind.OTHER ? unit.measure() : unit.kind().words();
  }
}
