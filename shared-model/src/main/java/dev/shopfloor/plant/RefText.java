package dev.shopfloor.plant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** References as people write them. */
final class RefText {
  // a topic of IoT Core has at most 8 levels
  private static final Pattern TOPIC = Pattern.compile("\\$topic(?:/(-?[1-8])(-?))?");

  private static final Pattern PART = Pattern.compile("\\$([1-8])([/^.$].*)", Pattern.DOTALL);

  private RefText() {}

  static Ref parse(String text) {
    if (text.startsWith("=")) {
      return new Ref.Literal(text.substring(1));
    }
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      return join(text);
    }
    Matcher part = PART.matcher(text);
    if (part.matches()) {
      return new Ref.Part(Integer.parseInt(part.group(1)), parse(part.group(2)));
    }
    if (text.startsWith("$")) {
      return text.equals("$key") ? Ref.Key.INSTANCE : topic(text);
    }
    if (text.equals(".")) {
      return new Ref.Own(List.of());
    }
    if (text.startsWith("^")) {
      return new Ref.Root(path(text.substring(1), text));
    }
    if (text.startsWith("/")) {
      return new Ref.Own(path(text, text));
    }
    throw new IllegalArgumentException(
        "write /%s for what stands there, or =%s for the text itself".formatted(text, text));
  }

  static String of(Ref ref) {
    return switch (ref) {
      case Ref.Own(List<String> path) -> path.isEmpty() ? "." : pointer(path);
      case Ref.Root(List<String> path) -> "^" + pointer(path);
      case Ref.Topic(int level, boolean onwards) ->
          level == 0 ? "$topic" : "$topic/" + level + (onwards ? "-" : "");
      case Ref.Key key -> "$key";
      case Ref.Literal(String text) -> "=" + text;
      case Ref.Part(int number, Ref whole) -> "$" + number + of(whole);
      case Ref.Join(List<Ref> parts) ->
          parts.stream()
              .map(part -> part instanceof Ref.Literal(String words) ? words : "{" + of(part) + "}")
              .collect(Collectors.joining());
      case Ref.First(List<Ref> places) ->
          places.stream().map(RefText::of).collect(Collectors.joining(" or "));
    };
  }

  private static Ref.Topic topic(String text) {
    Matcher match = TOPIC.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "write $topic, $topic/4 for its 4th level, $topic/-1 for its last, $topic/4- for the 4th"
              + " and all after it, $key, or $1/name for the first part of a text with commas");
    }
    return match.group(1) == null
        ? new Ref.Topic(0, false)
        : new Ref.Topic(Integer.parseInt(match.group(1)), !match.group(2).isEmpty());
  }

  private static List<String> path(String pointer, String text) {
    if (pointer.isEmpty()) {
      return List.of();
    }
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException("write ^/" + text.substring(1));
    }
    return Arrays.stream(pointer.substring(1).split("/", -1))
        .map(name -> name.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  private static String pointer(List<String> path) {
    return path.stream()
        .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }

  private static Ref.Join join(String text) {
    List<Ref> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int words = open < 0 ? text.length() : open;
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (text.substring(at, words).indexOf('}') >= 0
          || (open >= 0 && (close < 0 || text.substring(open + 1, close).indexOf('{') >= 0))) {
        throw new IllegalArgumentException("write each part in braces, such as {/module}:{/code}");
      }
      if (words > at) {
        parts.add(new Ref.Literal(text.substring(at, words)));
      }
      if (open >= 0) {
        parts.add(parse(text.substring(open + 1, close)));
      }
      at = open < 0 ? text.length() : close + 1;
    }
    if (parts.size() > Ref.MOST) {
      throw new IllegalArgumentException("join at most %d parts".formatted(Ref.MOST));
    }
    return new Ref.Join(parts);
  }
}
