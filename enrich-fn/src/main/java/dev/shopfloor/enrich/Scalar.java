package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * One value out of a payload, or why it is none.
 *
 * <p>Numbers keep what they are: without a point and an exponent they are whole, and beyond 64 bits
 * their digits stay together as a text, which each type then reads in its own way.
 */
public sealed interface Scalar {
  /** No value. */
  Scalar ABSENT = new Good(Value.ABSENT);

  /**
   * A value.
   *
   * @param value as sent
   */
  record Good(Value value) implements Scalar {}

  /**
   * No value that can be used.
   *
   * @param reason why
   * @param why one sentence that names what was sent
   */
  record Bad(Reason reason, String why) implements Scalar {}

  /** A value out of a tree; what is not there is absent. */
  static Scalar of(@Nullable Doc doc) {
    return switch (doc) {
      case null -> ABSENT;
      case Doc.Null none -> ABSENT;
      case Doc.Bool(boolean truth) -> new Good(new Value.Truth(truth));
      case Doc.Text(String text) -> text(text);
      case Doc.Num number -> number.whole() ? whole(number.digits()) : real(number.digits());
      case Doc.Arr array -> structure("an array");
      case Doc.Obj object -> structure("an object");
    };
  }

  /** The value at the parser's current token, which is read to its end. */
  static Scalar of(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_FLOAT -> real(json);
      case VALUE_NUMBER_INT ->
          json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? new Good(new Value.Text(json.getText()))
              : new Good(new Value.Whole(json.getLongValue()));
      case VALUE_STRING -> text(json.getText());
      case VALUE_TRUE -> new Good(new Value.Truth(true));
      case VALUE_FALSE -> new Good(new Value.Truth(false));
      case VALUE_NULL -> ABSENT;
      case START_OBJECT -> {
        json.skipChildren();
        yield structure("an object");
      }
      default -> {
        json.skipChildren();
        yield structure("an array");
      }
    };
  }

  /** A text, refused when it is longer than what is kept. */
  static Scalar text(String text) {
    return text.length() <= TagSpec.MAX_TEXT
        ? new Good(new Value.Text(text))
        : new Bad(
            Reason.TOO_LARGE,
            "a text of %d characters; at most %d are kept"
                .formatted(text.length(), TagSpec.MAX_TEXT));
  }

  /** A whole number from its digits, with or without a sign. */
  static Scalar whole(String digits) {
    // 18 digits and a sign fit 64 bits whatever they are
    if (digits.length() <= 18) {
      return new Good(new Value.Whole(Long.parseLong(digits)));
    }
    BigInteger whole = new BigInteger(digits);
    return new Good(
        whole.bitLength() < Long.SIZE
            ? new Value.Whole(whole.longValue())
            : new Value.Text(digits));
  }

  private static Scalar real(JsonParser json) throws IOException {
    return json.isNaN() ? notANumber(json.getText()) : real(json.getDoubleValue(), json.getText());
  }

  private static Scalar real(String digits) {
    return switch (digits) {
      case "NaN", "INF", "+INF", "-INF", "Infinity", "+Infinity", "-Infinity" -> notANumber(digits);
      default -> real(Double.parseDouble(digits), digits);
    };
  }

  private static Scalar real(double real, String digits) {
    return Double.isFinite(real)
        ? new Good(new Value.Real(real))
        : new Bad(
            Reason.OUT_OF_RANGE,
            Shown.of(digits) + " lies beyond the range of a 64-bit real number");
  }

  private static Scalar notANumber(String word) {
    return new Bad(Reason.NOT_A_NUMBER, "the value is " + word + ", which is no number");
  }

  private static Scalar structure(String what) {
    return new Bad(Reason.WRONG_TYPE, "the value is " + what + "; one value is wanted");
  }
}
