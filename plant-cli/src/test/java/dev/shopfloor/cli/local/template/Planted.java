package dev.shopfloor.cli.local.template;

import java.util.ArrayList;
import java.util.List;

/**
 * The template with a fault planted in one resource, parameter or section.
 *
 * @param what it is, for the names of tests
 */
record Planted(String what, String yaml) {
  /** The first {@code old} below a name replaced; fails when it is not there. */
  static Planted in(String name, String old, String replacement) {
    String text = TestTemplate.text();
    Range range = Range.of(text, name);
    String block = text.substring(range.from, range.to);
    int at = block.indexOf(old);
    if (at < 0) {
      throw new AssertionError(name + " of template.yaml no longer holds: " + old);
    }
    String planted = block.substring(0, at) + replacement + block.substring(at + old.length());
    String shown = replacement.isEmpty() ? "nothing" : replacement.strip();
    return new Planted(
        "%s: %s for %s".formatted(name, shown, old.strip()),
        text.substring(0, range.from) + planted + text.substring(range.to));
  }

  /** The first line below a name that begins so left out, with what is indented below it. */
  static Planted without(String name, String begin) {
    String text = TestTemplate.text();
    Range range = Range.of(text, name);
    List<String> kept = new ArrayList<>();
    int left = -1;
    boolean done = false;
    for (String line : text.substring(range.from, range.to).lines().toList()) {
      int indent = line.indexOf(line.strip());
      if (left >= 0 && (line.isBlank() || indent <= left)) {
        left = -1;
        done = true;
      }
      if (!done && left < 0 && line.strip().startsWith(begin)) {
        left = indent;
      }
      if (left < 0) {
        kept.add(line);
      }
    }
    if (!done && left < 0) {
      throw new AssertionError(name + " of template.yaml no longer holds: " + begin);
    }
    return new Planted(
        name + ": no " + begin,
        text.substring(0, range.from) + String.join("\n", kept) + "\n" + text.substring(range.to));
  }

  /** More text at the end of the template, such as a further resource. */
  static Planted resource(String what, String lines) {
    String text = TestTemplate.text();
    int at = text.indexOf("\nResources:\n") + "\nResources:\n".length();
    return new Planted(what, text.substring(0, at) + lines + text.substring(at));
  }

  @Override
  public String toString() {
    return what;
  }

  /** What stands below a name of the second level, else of the first. */
  private record Range(int from, int to) {
    static Range of(String text, String name) {
      int section = text.indexOf("\nResources:\n");
      int at = text.indexOf("\n  " + name + ":", section);
      if (at < 0) {
        at = text.indexOf("\n  " + name + ":");
      }
      if (at < 0) {
        throw new AssertionError("template.yaml no longer has " + name);
      }
      int from = text.indexOf('\n', at + 1) + 1;
      int to = from;
      while (to < text.length() && (text.startsWith("   ", to) || text.charAt(to) == '\n')) {
        int end = text.indexOf('\n', to);
        to = end < 0 ? text.length() : end + 1;
      }
      return new Range(from, to);
    }
  }
}
