package dev.shopfloor.workorder.cmms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A path, empty for the system's address itself, in which {@code {...}} holds an expression. Values
 * are encoded, so that none of them leads to another path.
 */
public final class PathTemplate {
  private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9/._~:@!$'()*+,;=%-]*");

  private final String text;
  private final List<Object> parts;

  private PathTemplate(String text, List<Object> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /**
   * Compiles.
   *
   * @throws ExpressionException when it does not begin with a slash, a brace is not closed, or an
   *     expression is none
   */
  public static PathTemplate of(String text) {
    if (!text.isEmpty() && !text.startsWith("/")) {
      throw new ExpressionException("a path begins with a slash, or is empty");
    }
    List<Object> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      String literal = text.substring(at, open < 0 ? text.length() : open);
      if (!LITERAL.matcher(literal).matches()) {
        throw new ExpressionException(
            "\"%s\" cannot stand in a path; a query has its own place".formatted(literal));
      }
      parts.add(literal);
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new ExpressionException("a { without its }");
      }
      parts.add(Expression.of(text.substring(open + 1, close)));
      at = close + 1;
    }
    return new PathTemplate(text, parts);
  }

  /**
   * The path for this input.
   *
   * @throws ExpressionException when an expression gives no text and no number
   */
  String fill(Map<String, ?> input) {
    StringBuilder path = new StringBuilder();
    for (Object part : parts) {
      path.append(
          part instanceof Expression expression
              ? segment(expression, Values.text(expression.evaluate(input)))
              : part);
    }
    return path.toString();
  }

  private static String segment(Expression expression, String value) {
    if (value.isBlank() || value.equals(".") || value.equals("..")) {
      throw new ExpressionException(
          "{%s} gives \"%s\", which cannot be a part of a path".formatted(expression, value));
    }
    return encode(value);
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text;
  }
}
