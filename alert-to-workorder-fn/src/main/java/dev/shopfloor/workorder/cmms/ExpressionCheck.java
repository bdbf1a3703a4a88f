package dev.shopfloor.workorder.cmms;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be told of an expression before it is ever evaluated. The library itself finds out about
 * a function that there is not when the first alert needs it.
 */
final class ExpressionCheck {
  /** Time and chance come from outside; a text that becomes code cannot be checked. */
  private static final Set<String> REFUSED = Set.of("now", "millis", "random", "shuffle", "eval");

  private static final Set<String> OF_JSONATA =
      Set.of(
          ("abs append assert average base64decode base64encode boolean ceil contains count"
                  + " decodeUrl decodeUrlComponent distinct each encodeUrl encodeUrlComponent error"
                  + " exists filter floor formatBase formatInteger formatNumber fromMillis join"
                  + " keys length lookup lowercase map match max merge min not number pad"
                  + " parseInteger power reduce replace reverse round sift single sort split"
                  + " spread sqrt string substring substringAfter substringBefore sum toMillis"
                  + " trim type uppercase zip")
              .split(" "));

  private static final Pattern ENDS_OPERAND = Pattern.compile("[\\w\\])}\"'`$%]");
  private static final Pattern ENDS_WITH_OPERATOR = Pattern.compile("(?s).*\\b(and|or|in)\\s*");
  private static final Pattern NAME = Pattern.compile("\\$([A-Za-z_]\\w*)");
  private static final Pattern PARAMETERS =
      Pattern.compile("(?:function|λ)\\s*\\(([^)]*)\\)|\\$(\\w+)\\s*:=|[@#]\\s*\\$(\\w+)");

  private ExpressionCheck() {}

  /**
   * Checks an expression that compiles.
   *
   * @throws ExpressionException naming what cannot be
   */
  static void check(String text) {
    String code = withoutTexts(text);
    Set<String> known = new HashSet<>(OF_JSONATA);
    known.addAll(ExpressionFunctions.names());
    known.addAll(bound(code));
    Set<String> unknown = new TreeSet<>();
    Matcher names = NAME.matcher(code);
    while (names.find()) {
      String name = names.group(1);
      if (REFUSED.contains(name)) {
        throw new ExpressionException(
            "$%s cannot be used: what an expression gives must follow from its input"
                .formatted(name));
      }
      if (!known.contains(name)) {
        unknown.add("$" + name);
      }
    }
    if (!unknown.isEmpty()) {
      throw new ExpressionException(
          "%s is neither a function nor set in the expression"
              .formatted(String.join(", ", unknown)));
    }
  }

  private static Set<String> bound(String code) {
    Set<String> bound = new HashSet<>();
    Matcher matcher = PARAMETERS.matcher(code);
    while (matcher.find()) {
      if (matcher.group(1) == null) {
        bound.add(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
      } else {
        for (String parameter : matcher.group(1).split(",")) {
          bound.add(parameter.strip().replaceFirst("^\\$", ""));
        }
      }
    }
    return bound;
  }

  /** The code alone: no texts, quoted names, comments and patterns; each pattern is looked at. */
  static String withoutTexts(String text) {
    StringBuilder code = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'' || c == '`') {
        at = end(text, at, c);
        code.append(c);
      } else if (text.startsWith("/*", at)) {
        at = text.indexOf("*/", at) + 2;
        code.append(' ');
      } else if (c == '/' && beginsPattern(code)) {
        int end = end(text, at, '/');
        RegexCheck.check(text.substring(at + 1, end - 1));
        at = end;
        code.append('"');
      } else {
        code.append(c);
        at++;
      }
    }
    return code.toString();
  }

  private static boolean beginsPattern(StringBuilder code) {
    String before = code.toString().stripTrailing();
    return before.isEmpty()
        || !ENDS_OPERAND.matcher(before.substring(before.length() - 1)).matches()
        || ENDS_WITH_OPERATOR.matcher(code).matches();
  }

  private static int end(String text, int begin, char closing) {
    int at = begin + 1;
    while (at < text.length() && text.charAt(at) != closing) {
      at += text.charAt(at) == '\\' && closing != '`' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }
}
