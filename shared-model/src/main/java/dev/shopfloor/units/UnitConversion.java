package dev.shopfloor.units;

/** How values of one unit become values of another. */
public sealed interface UnitConversion {
  /**
   * Nothing to compute: the value stays the same to the last bit, a whole number stays one.
   *
   * @param from the unit sent
   * @param to the unit stored, of the same size
   * @param guessed whether the text of a unit may mean another one as well
   */
  record Identity(Unit from, Unit to, boolean guessed) implements UnitConversion {}

  /**
   * {@code to = from * factor + offset}. The two are computed once from the units' own factors and
   * offsets; a value there and back differs by less than 1e-9 of itself.
   *
   * @param from the unit converted
   * @param to the unit converted to
   * @param factor above 0
   * @param offset in {@code to}; 0 but between temperatures, and between gauge and absolute
   *     pressure
   * @param guessed whether the text of a unit may mean another one as well
   */
  record Affine(Unit from, Unit to, double factor, double offset, boolean guessed)
      implements UnitConversion {
    /** The value in the unit converted to. */
    public double apply(double value) {
      return value * factor + offset;
    }

    /**
     * What a difference of values becomes: a deadband, a rate of change, a standard deviation. It
     * has no zero point, so the factor alone counts.
     */
    public double applyToDifference(double difference) {
      return difference * factor;
    }
  }

  /**
   * Both units are known, but one does not become the other.
   *
   * @param reason says why, one sentence without a full stop
   */
  record Refused(String reason) implements UnitConversion {}

  /**
   * A unit that is not known; its values must be kept as they are.
   *
   * @param text the unit as given
   */
  record Unknown(String text) implements UnitConversion {}
}
