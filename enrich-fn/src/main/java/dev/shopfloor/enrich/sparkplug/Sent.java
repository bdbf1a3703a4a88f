package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.model.Value;
import java.util.List;

/** A metric's value as it came, before its data type is known. */
sealed interface Sent {
  /** There is none. */
  enum Nothing implements Sent {
    /** The only instance. */
    INSTANCE
  }

  /**
   * A whole number's bits, whose sign only the type tells.
   *
   * @param bits as sent; of a 32-bit field the upper half is 0
   */
  record Bits(long bits) implements Sent {}

  /**
   * A real number.
   *
   * @param real NaN and the infinities too
   */
  record Real(double real) implements Sent {}

  /**
   * A value that needs no type.
   *
   * @param value a truth or a text, and from JSON any scalar
   */
  record Ready(Value value) implements Sent {}

  /**
   * The metrics of a template.
   *
   * @param members in order
   * @param definition whether it only defines a structure, and holds no values
   */
  record Members(List<Metric> members, boolean definition) implements Sent {}

  /**
   * What cannot be one point.
   *
   * @param what in words: "a data set"
   */
  record Other(String what) implements Sent {}
}
