package dev.shopfloor.cli.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule of a composite alarm, as far as ours go: {@code ALARM("name")}, {@code AND}, {@code OR},
 * {@code NOT} and parentheses.
 */
public final class AlarmRule {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(ALARM\\(\"?([^\"()]+)\"?\\)|AND|OR|NOT|\\(|\\))\\s*");

  private final List<String> tokens = new ArrayList<>();
  private final Set<String> alarms = new TreeSet<>();
  private final Predicate<Set<String>> rings;
  private int at;

  private AlarmRule(String rule) {
    Matcher token = TOKEN.matcher(rule);
    int end = 0;
    while (token.find() && token.start() == end) {
      end = token.end();
      tokens.add(token.group(2) == null ? token.group(1) : "\"" + token.group(2));
    }
    if (end != rule.length()) {
      throw new IllegalArgumentException("\"" + rule.substring(end) + "\" is not known in a rule");
    }
    rings = any();
    if (at != tokens.size()) {
      throw new IllegalArgumentException("a rule ends before " + tokens.get(at));
    }
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException for what is not known here
   */
  public static AlarmRule parse(String rule) {
    return new AlarmRule(rule);
  }

  /** The names that it asks for. */
  public Set<String> alarms() {
    return alarms;
  }

  /** Whether it rings when these alarms do, and no other. */
  public boolean rings(Set<String> ringing) {
    return rings.test(ringing);
  }

  private Predicate<Set<String>> any() {
    Predicate<Set<String>> left = all();
    while (take("OR")) {
      left = left.or(all());
    }
    return left;
  }

  private Predicate<Set<String>> all() {
    Predicate<Set<String>> left = one();
    while (take("AND")) {
      left = left.and(one());
    }
    return left;
  }

  private Predicate<Set<String>> one() {
    if (take("NOT")) {
      return one().negate();
    }
    if (take("(")) {
      Predicate<Set<String>> inner = any();
      if (!take(")")) {
        throw new IllegalArgumentException("a rule lacks a closing parenthesis");
      }
      return inner;
    }
    if (at < tokens.size() && tokens.get(at).startsWith("\"")) {
      String name = tokens.get(at++).substring(1);
      alarms.add(name);
      return ringing -> ringing.contains(name);
    }
    throw new IllegalArgumentException("a rule lacks an alarm after " + tokens.subList(0, at));
  }

  private boolean take(String token) {
    if (at < tokens.size() && tokens.get(at).equals(token)) {
      at++;
      return true;
    }
    return false;
  }
}
