package dev.shopfloor.model;

/**
 * A reading's value with the type it has, never widened: a whole number stays a long, so that
 * counters above 2^53 keep every digit.
 */
public sealed interface Value {
  /** The one {@link Absent}. */
  Absent ABSENT = Absent.INSTANCE;

  /**
   * A real number.
   *
   * @param value finite
   */
  record Real(double value) implements Value {
    /** Refuses what no store and no JSON can carry. */
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value is a finite number, not " + value);
      }
    }
  }

  /**
   * A whole number.
   *
   * @param value any long
   */
  record Whole(long value) implements Value {}

  /**
   * A yes or no.
   *
   * @param value the truth
   */
  record Truth(boolean value) implements Value {}

  /**
   * A text: a state's name, a program, an order.
   *
   * @param value may be empty
   */
  record Text(String value) implements Value {}

  /** No value: the source said that it has none; the quality tells why. */
  enum Absent implements Value {
    /** The only instance. */
    INSTANCE
  }
}
