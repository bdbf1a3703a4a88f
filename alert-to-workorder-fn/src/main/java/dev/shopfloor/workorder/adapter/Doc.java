package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value read whole. What is asked of it and is not there is {@link Nothing} or null. */
sealed interface Doc {
  /** The most digits of a number, and the most places by which its exponent moves the point. */
  int MOST = 400;

  /** An object; of a name that occurs twice the last member counts. */
  record Obj(Map<String, Doc> members) implements Doc {}

  /** An array. */
  record Arr(List<Doc> values) implements Doc {}

  /** A text. */
  record Text(String string) implements Doc {}

  /** A number as written. */
  record Num(String digits) implements Doc {}

  /** True or false. */
  record Truth(boolean holds) implements Doc {}

  /** JSON's null, or what is not there. */
  enum Nothing implements Doc {
    /** The only instance. */
    INSTANCE
  }

  /** Whether it is there, and not null. */
  default boolean given() {
    return !(this instanceof Nothing);
  }

  /** The value at the end of a path of member names. */
  default Doc at(String... names) {
    Doc found = this;
    for (String name : names) {
      found = found instanceof Obj(Map<String, Doc> members) ? in(members, name) : Nothing.INSTANCE;
    }
    return found;
  }

  /** The items of an array; none for another value. */
  default List<Doc> items() {
    return this instanceof Arr(List<Doc> values) ? values : List.of();
  }

  /** A text that is not blank, else null. */
  default @Nullable String text() {
    return this instanceof Text(String string) && !string.isBlank() ? string : null;
  }

  /** A finite number, also one that is written as a text, else null. */
  default @Nullable Double number() {
    BigDecimal exact = exact();
    double number = exact == null ? Double.NaN : exact.doubleValue();
    return Double.isFinite(number) ? number : null;
  }

  /** A number with all its digits, also one that is written as a text, else null. */
  default @Nullable BigDecimal exact() {
    String digits =
        switch (this) {
          case Num(String written) -> written;
          case Text(String string) -> string.strip();
          default -> "";
        };
    try {
      BigDecimal exact = digits.isEmpty() || digits.length() > MOST ? null : new BigDecimal(digits);
      // beyond it nothing is a double, and sums would be written out digit by digit
      return exact == null || exact.scale() < -MOST || exact.scale() > MOST ? null : exact;
    } catch (NumberFormatException none) {
      return null;
    }
  }

  /** A number, text or truth as a reading's value, else null. */
  default @Nullable Value value() {
    return switch (this) {
      case Num(String digits) -> {
        Double number = number();
        try {
          yield new Value.Whole(Long.parseLong(digits));
        } catch (NumberFormatException real) {
          yield number == null ? null : new Value.Real(number);
        }
      }
      case Text(String string) -> new Value.Text(string);
      case Truth(boolean holds) -> new Value.Truth(holds);
      default -> null;
    };
  }

  private static Doc in(Map<String, Doc> members, String name) {
    Doc member = members.get(name);
    return member == null ? Nothing.INSTANCE : member;
  }
}
