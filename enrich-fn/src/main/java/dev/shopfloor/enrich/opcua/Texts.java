package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import org.jspecify.annotations.Nullable;

/** Names and ids, which one publisher writes as a text and another as a number. */
final class Texts {
  private Texts() {}

  /** The text or the number's digits; null for anything else, and for an empty text. */
  static @Nullable String of(@Nullable Doc doc) {
    return switch (doc) {
      case Doc.Text(String text) when !text.isEmpty() -> text;
      case Doc.Num(String digits) -> digits;
      case null, default -> null;
    };
  }
}
