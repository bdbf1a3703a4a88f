package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.model.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a value out of what Part 6 writes around it: {@code {"Type","Body"}} up to version 1.04,
 * {@code {"UaType","Value"}} since, and the objects of localized texts and status codes.
 */
final class Variant {
  private static final Set<String> WIDE = Set.of("8", "9", "Int64", "UInt64");
  private static final int MOST_DIGITS = 20;

  private Variant() {}

  /** The value; a structure, a matrix or an array is none. */
  static Scalar scalar(@Nullable Doc sent) {
    Doc value = sent;
    String type = null;
    // each turn goes one level down, and nesting is bounded
    while (value instanceof Doc.Obj object) {
      if (object.get("Type") != null && object.get("Body") != null) {
        type = Texts.of(object.get("Type"));
        value = object.get("Body");
      } else if (object.get("UaType") != null) {
        type = Texts.of(object.get("UaType"));
        value = object.get("Value");
      } else if (object.get("Text") instanceof Doc.Text && object.members().size() <= 2) {
        value = object.get("Text");
      } else if (object.get("Code") instanceof Doc.Num && object.members().size() <= 2) {
        value = object.get("Code");
      } else {
        return Scalar.of(object);
      }
    }
    // 64 bits are written as a text, because many readers hold numbers as doubles
    return type != null && WIDE.contains(type) && value instanceof Doc.Text(String text)
        ? whole(text)
        : Scalar.of(value);
  }

  /** The value as a text, or null. */
  static @Nullable String text(@Nullable Doc sent) {
    return scalar(sent) instanceof Scalar.Good(var value)
        ? switch (value) {
          case Value.Text(String text) -> text;
          case Value.Whole(long whole) -> Long.toString(whole);
          default -> null;
        }
        : null;
  }

  private static Scalar whole(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    boolean digits = text.length() > start && text.length() <= MOST_DIGITS;
    for (int at = start; digits && at < text.length(); at++) {
      digits = text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
    return digits ? Scalar.whole(text) : Scalar.text(text);
  }
}
