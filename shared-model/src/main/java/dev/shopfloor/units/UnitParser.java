package dev.shopfloor.units;

import org.jspecify.annotations.Nullable;

/**
 * Reads units that the table does not spell out, by the core of UCUM's grammar: terms with {@code
 * .} and {@code /}, exponents of one digit, metric prefixes, annotations, parentheses. Terms may
 * also be spellings of the table, as in {@code °C/min}. Reads a text once; its work is bounded by
 * the text's length, which the caller bounds.
 */
final class UnitParser {
  private static final int DEEPEST = 8;

  private final TermReader terms;
  private final String text;
  private int at;

  private UnitParser(TermReader terms, String text) {
    this.terms = terms;
    this.text = text;
  }

  /** The unit, or null when the text is none. */
  static @Nullable UnitReading parse(UnitTable table, String normal) {
    UnitParser parser = new UnitParser(new TermReader(table), normal);
    UnitReading found = parser.expression(0);
    return parser.at == normal.length() ? found : null;
  }

  private @Nullable UnitReading expression(int depth) {
    UnitProduct product = new UnitProduct();
    boolean divide = false;
    if (peek() == '/') {
      at++;
      product.one();
      divide = true;
    }
    while (true) {
      if (!factor(product, divide, depth)) {
        return null;
      }
      char next = peek();
      if (next != '.' && next != '/') {
        return product.unit();
      }
      divide = next == '/';
      at++;
    }
  }

  private boolean factor(UnitProduct product, boolean divide, int depth) {
    if (peek() == '(') {
      UnitReading group = group(depth);
      return group != null && product.add(new UnitTerm(group, 1, null), divide);
    }
    int from = at;
    skipTerm();
    String term = text.substring(from, at);
    if (term.equals("1") && from == 0) {
      product.one();
      return true;
    }
    UnitTerm read = term.isEmpty() ? null : terms.term(term);
    return read != null && product.add(read, divide);
  }

  private @Nullable UnitReading group(int depth) {
    int close = closing();
    if (close < 0 || depth >= DEEPEST) {
      return null;
    }
    // a unit of the table keeps its kind inside a longer one: (kV.A.h)/t
    Meaning known = terms.named(text.substring(at + 1, close));
    if (known != null) {
      at = close + 1;
      return known.reading(known.unit().kind());
    }
    at++;
    UnitReading inner = expression(depth + 1);
    if (inner == null || peek() != ')') {
      return null;
    }
    at++;
    return inner;
  }

  private int closing() {
    int open = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Moves behind a term; what stands in brackets and braces is part of it. */
  private void skipTerm() {
    char until = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (until != 0) {
        until = c == until ? 0 : until;
      } else if (c == '[' || c == '{') {
        until = c == '[' ? ']' : '}';
      } else if (c == '.' || c == '/' || c == '(' || c == ')') {
        return;
      }
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }
}
