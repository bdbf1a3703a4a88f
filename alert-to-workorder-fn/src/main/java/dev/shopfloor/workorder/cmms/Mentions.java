package dev.shopfloor.workorder.cmms;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which look-ups expressions mention: the others need not be asked for them. */
final class Mentions {
  private static final Pattern LOOKUP =
      Pattern.compile("(?<![\\w.$])lookups\\b(?:\\s*\\.\\s*([A-Za-z]\\w*))?");

  private Mentions() {}

  /**
   * The names of the look-ups that an operation needs; an empty name where it does not say which.
   */
  static Set<String> lookups(Operation operation) {
    Set<String> names = new TreeSet<>();
    Stream.of(
            operation.query(),
            operation.body(),
            operation.ok(),
            operation.result(),
            operation.next())
        .filter(expression -> expression != null)
        .forEach(expression -> names.addAll(in(expression.toString())));
    operation.headers().values().forEach(header -> names.addAll(in(header.toString())));
    names.addAll(in(operation.path().toString()));
    return names;
  }

  static Set<String> in(String expression) {
    Set<String> names = new LinkedHashSet<>();
    Matcher found = LOOKUP.matcher(ExpressionCheck.withoutTexts(expression));
    while (found.find()) {
      names.add(found.group(1) == null ? "" : found.group(1));
    }
    return names;
  }
}
