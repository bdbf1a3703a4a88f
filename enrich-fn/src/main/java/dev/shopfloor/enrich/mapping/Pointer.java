package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a JSON pointer. */
final class Pointer {
  private static final int MOST_DIGITS = 6;

  private Pointer() {}

  /** What stands there, JSON's null included; null for nothing. */
  static @Nullable Doc get(Doc from, List<String> path) {
    Doc at = from;
    for (String name : path) {
      at = step(at, name);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  static @Nullable Doc step(Doc at, String name) {
    return switch (at) {
      case Doc.Obj object -> object.get(name);
      case Doc.Arr(List<Doc> items) -> {
        int position = position(name);
        yield position >= 0 && position < items.size() ? items.get(position) : null;
      }
      default -> null;
    };
  }

  private static int position(String name) {
    if (name.isEmpty() || name.length() > MOST_DIGITS) {
      return -1;
    }
    for (int at = 0; at < name.length(); at++) {
      if (name.charAt(at) < '0' || name.charAt(at) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(name);
  }
}
