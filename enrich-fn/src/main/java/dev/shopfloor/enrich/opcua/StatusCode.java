package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Grade;
import dev.shopfloor.enrich.QualityReader;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.model.Quality;
import org.jspecify.annotations.Nullable;

/** Status codes, {@code {"Code","Symbol"}} or a number alone; the top two bits tell the grade. */
final class StatusCode {
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
    return new Grade(
        QualityReader.OPC_UA.of(code),
        symbol == null ? "0x%08X".formatted(code) : Shown.of(symbol));
  }

  private static Grade symbol(@Nullable String symbol) {
    if (symbol == null || symbol.equals("Good")) {
      return Grade.GOOD;
    }
    return new Grade(QualityReader.OPC_UA.of(symbol), Shown.of(symbol));
  }
}
