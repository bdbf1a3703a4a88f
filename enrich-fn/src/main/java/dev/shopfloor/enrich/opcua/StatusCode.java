package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Grade;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.model.Quality;
import org.jspecify.annotations.Nullable;

/** Status codes, {@code {"Code","Symbol"}} or a number alone; the top two bits tell the grade. */
final class StatusCode {
  private static final long BAD_NO_COMMUNICATION = 0x8031;
  private static final long UNCERTAIN_NO_COMMUNICATION = 0x408F;

  private StatusCode() {}

  /** The grade of a status; one that was not sent is good. */
  static Grade grade(@Nullable Doc status) {
    return switch (status) {
      case null -> Grade.GOOD;
      case Doc.Num number -> number(number, null);
      case Doc.Obj object -> {
        String symbol = Texts.of(object.get("Symbol"));
        yield object.get("Code") instanceof Doc.Num number
            ? number(number, symbol)
            : symbol(symbol);
      }
      case Doc.Text(String symbol) -> symbol(symbol);
      default -> Grade.GOOD;
    };
  }

  /** The worse of a field's grade and its message's. */
  static Grade worse(Grade field, Grade message) {
    return message.quality().compareTo(field.quality()) > 0 ? message : field;
  }

  private static Grade number(Doc.Num number, @Nullable String symbol) {
    if (!number.whole() || number.digits().length() > 11) {
      return new Grade(Quality.UNCERTAIN, Shown.of(number.digits()));
    }
    long code = Long.parseLong(number.digits()) & 0xFFFF_FFFFL;
    if (code == 0) {
      return Grade.GOOD;
    }
    return new Grade(quality(code), symbol == null ? "0x%08X".formatted(code) : Shown.of(symbol));
  }

  private static Quality quality(long code) {
    long kind = code >>> 16;
    if (kind == BAD_NO_COMMUNICATION || kind == UNCERTAIN_NO_COMMUNICATION) {
      return Quality.STALE;
    }
    return switch ((int) (code >>> 30)) {
      case 0 -> Quality.GOOD;
      case 1 -> Quality.UNCERTAIN;
      default -> Quality.BAD;
    };
  }

  private static Grade symbol(@Nullable String symbol) {
    if (symbol == null || symbol.equals("Good")) {
      return Grade.GOOD;
    }
    return new Grade(
        symbol.equals("BadNoCommunication")
                || symbol.equals("UncertainNoCommunicationLastUsableValue")
            ? Quality.STALE
            : symbol.startsWith("Good")
                ? Quality.GOOD
                : symbol.startsWith("Bad") ? Quality.BAD : Quality.UNCERTAIN,
        Shown.of(symbol));
  }
}
