package dev.shopfloor.writer;

import org.jspecify.annotations.Nullable;

/** Which names and texts line protocol can hold. */
final class LineName {
  private static final String AFTER_BACKSLASH = ",= \"\\";

  private LineName() {}

  /**
   * Why a name has no form in a line that every store reads as it was meant; null when it has one.
   *
   * @param what is called so
   */
  static @Nullable String unfit(String what, String name) {
    return plain(name) ? null : fault(what, name);
  }

  /** Whether it is one of those names, nearly all, of which nothing has to be asked. */
  private static boolean plain(String name) {
    for (int at = 0; at < name.length(); at++) {
      char one = name.charAt(at);
      if (one < ' ' || one > '~' || one == '\\') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static @Nullable String fault(String what, String name) {
    if (name.isEmpty()) {
      return what + " is empty; name it in the plant file";
    }
    if (name.endsWith("\\")) {
      return what + " \"" + name + "\" ends in a backslash; rename it in the plant file";
    }
    if (halved(name)) {
      return what + " \"" + name + "\" holds half of a surrogate pair; rename it in the plant file";
    }
    for (int at = name.indexOf('\\'); at >= 0; at = name.indexOf('\\', at + 1)) {
      if (AFTER_BACKSLASH.indexOf(name.charAt(at + 1)) >= 0) {
        return "%s \"%s\" holds a backslash before '%s'; rename it in the plant file"
            .formatted(what, name, name.charAt(at + 1));
      }
    }
    for (int at = 0; at < name.length(); at++) {
      if (name.charAt(at) < ' ') {
        return "%s \"%s\" holds control character %d; rename it in the plant file"
            .formatted(what, name.replaceAll("\\p{Cntrl}", "?"), (int) name.charAt(at));
      }
    }
    return null;
  }

  /** Whether a text holds half of a surrogate pair, for which UTF-8 has no form. */
  static boolean halved(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        if (Character.isBmpCodePoint(text.codePointAt(at))) {
          return true;
        }
        at++;
      }
    }
    return false;
  }
}
