package dev.shopfloor.cli.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads names and reasons of rules: one line each, as audits and orders show them. */
final class RuleTexts {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final int LONGEST = 200;

  private final Problems problems;

  RuleTexts(Problems problems) {
    this.problems = problems;
  }

  /** The name, or null when it is none; that is a problem then. */
  @Nullable String name(Section section) {
    if (!section.has("name")) {
      problems.error(
          section.place(),
          "name is missing",
          "write a short one, such as name: pumps-at-night: audits show it");
      return null;
    }
    String name = section.text("name");
    if (name == null || NAME.matcher(name).matches()) {
      return name;
    }
    problems.error(
        section.place("name"),
        "\"" + name + "\" is no name of a rule",
        "use up to 64 letters, digits, - and _ and begin with a letter or digit");
    return null;
  }

  /** The reason, or null when it is absent or none; that is a problem then. */
  @Nullable String reason(Section section) {
    if (!section.has("reason")) {
      problems.error(
          section.place(), "reason is missing", "write why, for those who miss a work order");
      return null;
    }
    return line(section, "reason");
  }

  /** One line of text, or null when it is absent or none. */
  @Nullable String line(Section section, String key) {
    String text = section.text(key);
    if (text == null) {
      return null;
    }
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      problems.error(
          section.place(key),
          "more than one line of %d characters".formatted(LONGEST),
          "write one short line");
      return null;
    }
    return text;
  }
}
