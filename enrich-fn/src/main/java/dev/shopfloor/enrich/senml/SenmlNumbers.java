package dev.shopfloor.enrich.senml;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.model.Reason;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimal arithmetic on numbers as sent; a base and a value add up without losing a digit. */
final class SenmlNumbers {
  // 1e999999999 is short to write and endless to expand
  private static final int MOST_SCALE = 400;

  private SenmlNumbers() {}

  /** The number, or null when it is none or of a size beyond any sensor's. */
  static @Nullable BigDecimal decimal(@Nullable Doc sent) {
    if (!(sent instanceof Doc.Num(String digits)) || digits.length() > MOST_SCALE) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(digits);
      return Math.abs((long) number.scale()) > MOST_SCALE ? null : number;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  /** What a record sends on top of its base; without a base, just as it was sent. */
  static Scalar sum(@Nullable BigDecimal base, Doc sent) {
    if (!(sent instanceof Doc.Num(String digits))) {
      return new Scalar.Bad(Reason.WRONG_TYPE, "v and s hold numbers; a text stands in vs");
    }
    if (base == null || base.signum() == 0) {
      return Scalar.of(sent);
    }
    BigDecimal own = decimal(sent);
    return own == null
        ? new Scalar.Bad(
            Reason.OUT_OF_RANGE, Shown.of(digits) + " cannot be added to the pack's base")
        : scalar(base.add(own));
  }

  /** The number as a value: whole where it was written so. */
  static Scalar scalar(BigDecimal number) {
    return Scalar.of(new Doc.Num(number.scale() <= 0 ? number.toPlainString() : number.toString()));
  }
}
