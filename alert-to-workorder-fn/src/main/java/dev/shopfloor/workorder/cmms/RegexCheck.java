package dev.shopfloor.workorder.cmms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns that people write and that are held against the texts of others. */
final class RegexCheck {
  private static final int MOST_LENGTH = 500;

  private RegexCheck() {}

  /**
   * Compiles a pattern for finding, without regard to case.
   *
   * @throws ExpressionException when it is none, or may take for ever
   */
  static Pattern compile(String regex) {
    check(regex);
    try {
      return Pattern.compile(
          regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    } catch (PatternSyntaxException wrong) {
      throw new ExpressionException(
          "\"%s\" is no pattern: %s at %d"
              .formatted(regex, wrong.getDescription(), wrong.getIndex()));
    }
  }

  /** A repetition of something that repeats itself can take longer than anybody waits. */
  static void check(String regex) {
    if (regex.length() > MOST_LENGTH) {
      throw new ExpressionException(
          "a pattern of %d characters is longer than %d".formatted(regex.length(), MOST_LENGTH));
    }
    Deque<Boolean> groups = new ArrayDeque<>();
    groups.push(false);
    for (int at = 0; at < regex.length(); at++) {
      switch (regex.charAt(at)) {
        case '\\' -> at++;
        case '[' -> at = endOfClass(regex, at);
        case '(' -> groups.push(false);
        case ')' -> {
          boolean repeats = groups.size() > 1 && groups.pop();
          boolean repeated = repeatsAt(regex, at + 1);
          if (repeats && repeated) {
            throw new ExpressionException(
                "\"%s\" repeats what repeats itself; it may take for ever".formatted(regex));
          }
          if (repeats || repeated) {
            groups.pop();
            groups.push(true);
          }
        }
        default -> {
          if (repeatsAt(regex, at)) {
            groups.pop();
            groups.push(true);
          }
        }
      }
    }
  }

  /** {@code *}, {@code +} or an open {@code {n,}}; {@code ?} and {@code {n}} end soon. */
  private static boolean repeatsAt(String regex, int at) {
    if (at >= regex.length()) {
      return false;
    }
    char c = regex.charAt(at);
    return c == '*' || c == '+' || (c == '{' && regex.substring(at).matches("(?s)\\{\\d+,\\d*}.*"));
  }

  private static int endOfClass(String regex, int begin) {
    int at = begin + 1;
    while (at < regex.length() && regex.charAt(at) != ']') {
      at += regex.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
