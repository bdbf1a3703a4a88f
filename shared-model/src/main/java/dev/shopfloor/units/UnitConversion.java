package dev.shopfloor.units;

/** How values of one unit become values of another. */
public sealed interface UnitConversion {
  /**
   * Nothing to compute; the value stays the same to the last bit.
   *
   * @param unit both units
   */
  record Identity(Unit unit) implements UnitConversion {}

  /**
   * {@code to = from * factor + offset}.
   *
   * @param from the unit converted
   * @param to the unit converted to
   * @param factor not 0
   * @param offset in {@code to}; 0 but between temperatures
   */
  record Affine(Unit from, Unit to, double factor, double offset) implements UnitConversion {
    /** The value in the unit converted to. */
    public double apply(double value) {
      return value * factor + offset;
    }
  }

  /**
   * Both units are known, but one does not become the other.
   *
   * @param reason says why, one sentence without a full stop
   */
  record Refused(String reason) implements UnitConversion {}

  /**
   * A unit that the table does not know; its values must be kept as they are.
   *
   * @param text the unit as given
   */
  record Unknown(String text) implements UnitConversion {}
}
