package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.TagSpec;

/** Gives a value the type that its metric has. */
final class ValueFitter {
  private static final long TWO_32 = 1L << 32;

  private ValueFitter() {}

  /** A value, or why it is none. */
  sealed interface Fitted {
    /** The value. */
    record Good(Value value) implements Fitted {}

    /** What is wrong with it. */
    record Bad(Reason reason, String message) implements Fitted {}
  }

  static Fitted fit(Sent sent, DataType type) {
    return switch (sent) {
      case Sent.Other(String what) -> noPoint(what);
      case Sent.Members members -> noPoint("a template");
      case Sent.Nothing none -> new Fitted.Good(Value.ABSENT);
      case Sent.Bits(long bits) ->
          type.form() == DataType.Form.NO_POINT ? noPoint(word(type)) : bits(bits, type);
      case Sent.Real(double real) -> real(real);
      case Sent.Ready(Value value) ->
          type.form() == DataType.Form.NO_POINT ? noPoint(word(type)) : ready(value, type);
    };
  }

  private static Fitted ready(Value value, DataType type) {
    if (value instanceof Value.Text(String text) && text.length() > TagSpec.MAX_TEXT) {
      return new Fitted.Bad(
          Reason.TOO_LARGE,
          "a text of %d characters; at most %d are kept"
              .formatted(text.length(), TagSpec.MAX_TEXT));
    }
    boolean narrowed =
        type.form() == DataType.Form.SIGNED
            || (type.form() == DataType.Form.UNSIGNED && type.bits() < Long.SIZE);
    return value instanceof Value.Whole(long whole) && narrowed
        ? bits(whole, type)
        : new Fitted.Good(value);
  }

  private static Fitted real(double real) {
    return Double.isFinite(real)
        ? new Fitted.Good(new Value.Real(real))
        : new Fitted.Bad(
            Reason.NOT_A_NUMBER, "the value is %s, which is no number".formatted(real));
  }

  private static Fitted bits(long bits, DataType type) {
    return switch (type.form()) {
      case SIGNED -> signed(bits, type);
      case UNSIGNED -> unsigned(bits, type);
      case TRUTH ->
          bits == 0 || bits == 1 ? new Fitted.Good(new Value.Truth(bits == 1)) : wrong(bits, type);
      case ANY ->
          (bits >= 0 && bits < TWO_32 / 2) || bits >= TWO_32
              ? new Fitted.Good(new Value.Whole(bits))
              : new Fitted.Bad(
                  Reason.WRONG_TYPE,
                  "no data type says whether %s has a sign".formatted(Long.toUnsignedString(bits)));
      default -> wrong(bits, type);
    };
  }

  /** Negative numbers come in two's complement of the type's own bits, of 32, or of 64. */
  private static Fitted signed(long bits, DataType type) {
    if (type.bits() == Long.SIZE) {
      return new Fitted.Good(new Value.Whole(bits));
    }
    long half = 1L << (type.bits() - 1);
    if (bits >= -half && bits < half) {
      return new Fitted.Good(new Value.Whole(bits));
    }
    if (bits >= half && bits < 2 * half) {
      return new Fitted.Good(new Value.Whole(bits - 2 * half));
    }
    return bits >= TWO_32 - half && bits < TWO_32
        ? new Fitted.Good(new Value.Whole(bits - TWO_32))
        : beyond(bits, type);
  }

  private static Fitted unsigned(long bits, DataType type) {
    if (type.bits() == Long.SIZE) {
      return new Fitted.Good(
          bits >= 0 ? new Value.Whole(bits) : new Value.Text(Long.toUnsignedString(bits)));
    }
    return bits >= 0 && bits < 1L << type.bits()
        ? new Fitted.Good(new Value.Whole(bits))
        : beyond(bits, type);
  }

  private static Fitted beyond(long bits, DataType type) {
    return new Fitted.Bad(
        Reason.OUT_OF_RANGE, "%d does not fit the data type %s".formatted(bits, type));
  }

  private static Fitted wrong(long bits, DataType type) {
    return new Fitted.Bad(
        Reason.WRONG_TYPE,
        "the data type is %s, and the value a whole number, %d".formatted(type, bits));
  }

  private static Fitted noPoint(String what) {
    return new Fitted.Bad(
        Reason.WRONG_TYPE, "the value is " + what + "; one number, text or truth is wanted");
  }

  private static String word(DataType type) {
    return switch (type) {
      case DATASET -> "a data set";
      case FILE -> "a file";
      case ARRAY -> "an array";
      case BYTES -> "bytes";
      default -> "a set of properties";
    };
  }
}
