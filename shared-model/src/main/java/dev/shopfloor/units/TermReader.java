package dev.shopfloor.units;

import org.jspecify.annotations.Nullable;

/** Reads one term of a compound unit: a prefix, a unit, an exponent, an annotation. */
final class TermReader {
  private static final int HIGHEST = 9;

  private final UnitTable table;

  TermReader(UnitTable table) {
    this.table = table;
  }

  /** The term, or null when it is none. */
  @Nullable UnitTerm term(String text) {
    Meaning whole = named(text);
    if (whole != null) {
      return new UnitTerm(reading(whole, text), 1, null);
    }
    int brace = text.endsWith("}") ? text.indexOf('{') : -1;
    String annotation = brace < 0 ? null : text.substring(brace + 1, text.length() - 1);
    if (annotation != null && !word(annotation)) {
      return null;
    }
    String symbol = brace < 0 ? text : text.substring(0, brace);
    if (symbol.isEmpty() && annotation != null) {
      return new UnitTerm(new UnitReading(UnitProduct.ONE, false), 1, annotation);
    }
    return power(symbol, annotation);
  }

  private @Nullable UnitTerm power(String symbol, @Nullable String annotation) {
    int end = symbol.length();
    while (end > 0 && digit(symbol.charAt(end - 1))) {
      end--;
    }
    int digits = symbol.length() - end;
    if (digits == 0) {
      UnitReading atom = atom(symbol);
      return atom == null ? null : new UnitTerm(atom, 1, annotation);
    }
    boolean signed = end > 0 && (symbol.charAt(end - 1) == '-' || symbol.charAt(end - 1) == '+');
    int sign = signed && symbol.charAt(end - 1) == '-' ? -1 : 1;
    int exponent = digits > 1 ? HIGHEST + 1 : sign * (symbol.charAt(end) - '0');
    UnitReading atom = atom(symbol.substring(0, signed ? end - 1 : end));
    // A2 and K2 are codes of some list rather than square amperes
    boolean code = symbol.length() == 2 && Character.isUpperCase(symbol.charAt(0));
    return atom == null || exponent == 0 || exponent > HIGHEST || code || compound(atom)
        ? null
        : new UnitTerm(atom, exponent, annotation);
  }

  private @Nullable UnitReading atom(String symbol) {
    Meaning known = named(symbol);
    if (known != null) {
      return reading(known, symbol);
    }
    for (int length = Prefixes.LONGEST; length > 0; length--) {
      UnitReading found = length < symbol.length() ? prefixed(symbol, length) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable UnitReading prefixed(String symbol, int length) {
    double factor = Prefixes.factor(symbol.substring(0, length));
    Meaning meaning = factor == 0 ? null : table.named(symbol.substring(length));
    if (meaning == null || !meaning.metric()) {
      return null;
    }
    Unit base = meaning.unit();
    String code = symbol.substring(0, length) + base.code();
    Unit known = table.code(code);
    Unit unit =
        known == null
            ? new Unit(code, base.kind(), base.measure(), factor * base.factor(), base.offset())
            : known;
    return new UnitReading(unit, false);
  }

  /** What the table says, but for spellings whose case is not the unit's own. */
  @Nullable Meaning named(String text) {
    Meaning meaning = table.named(text);
    boolean sloppy =
        meaning != null
            && !meaning.metric()
            && !text.equals(meaning.unit().code())
            && text.equalsIgnoreCase(meaning.unit().code());
    return sloppy ? null : meaning;
  }

  // beside others a letter is the unit that it is alone: g/kg are grams; C/min may be coulombs
  private static UnitReading reading(Meaning meaning, String text) {
    Unit unit = meaning.unit();
    boolean sure = meaning.doubt() == Meaning.Doubt.UNLESS_WANTED && text.equals(unit.code());
    return meaning.reading(sure ? unit.kind() : null);
  }

  private static boolean compound(UnitReading atom) {
    String code = atom.unit().code();
    char last = code.charAt(code.length() - 1);
    return last == '}' || digit(last) || code.indexOf('/') >= 0 || code.indexOf('.') >= 0;
  }

  private static boolean word(String annotation) {
    for (int i = 0; i < annotation.length(); i++) {
      char c = annotation.charAt(i);
      if (c <= ' ' || c > '~' || c == '{' || c == '}' || c == ',') {
        return false;
      }
    }
    return !annotation.isEmpty();
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
