package dev.shopfloor.units;

/** Takes a unit that leaves something open for the kind that is wanted. */
final class Rereading {
  private Rereading() {}

  /** The reading as it must be meant where this kind is wanted; else the same. */
  static UnitReading of(UnitTable table, UnitReading reading, Kind wanted) {
    return switch (wanted) {
      // bare bar and psi are gauge by habit; taken for absolute they are a guess
      case PRESSURE_GAUGE -> reread(table, reading, Kind.PRESSURE, wanted, reading.guessed());
      case PRESSURE_ABSOLUTE -> reread(table, reading, Kind.PRESSURE, wanted, true);
      case VIBRATION_RMS, VIBRATION_PEAK -> reread(table, reading, Kind.VELOCITY, wanted, true);
      default -> reading;
    };
  }

  private static UnitReading reread(
      UnitTable table, UnitReading reading, Kind open, Kind wanted, boolean guessed) {
    return reading.unit().kind() == open
        ? new UnitReading(as(table, reading.unit(), wanted), guessed)
        : reading;
  }

  /** The unit of the same size, annotated as one of the other kind. */
  static Unit as(UnitTable table, Unit unit, Kind kind) {
    String measure = kind.measure();
    String code = unit.code() + measure.substring(measure.indexOf('{'));
    Unit known = table.code(code);
    return known == null ? new Unit(code, kind, measure, unit.factor(), 0) : known;
  }
}
