package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.ScalarType;
import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with known keys. What is absent or wrong gives the fallback; what is wrong is a problem
 * too, so that reading goes on and finds the rest.
 */
final class Section {
  private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "false", false);

  private final YamlMap map;
  private final Problems problems;

  Section(YamlMap map, Set<String> known, Problems problems) {
    this.map = map;
    this.problems = problems;
    map.entries()
        .forEach((key, entry) -> {
          if (!known.contains(key)) {
            problems.error(entry.key(), "\"" + key + "\" is no key here", Words.mend(key, known));
          }
        });
  }

  Place place() {
    return map.place();
  }

  /** The place of a value, or of the whole section where it is absent. */
  Place place(String key) {
    Entry entry = map.entries().get(key);
    return entry == null ? map.place() : entry.value().place();
  }

  boolean has(String key) {
    return node(key) != null;
  }

  /** The value, or null when it is absent or empty. */
  @Nullable YamlNode node(String key) {
    Entry entry = map.entries().get(key);
    return entry == null || empty(entry.value()) ? null : entry.value();
  }

  @Nullable YamlMap map(String key) {
    return switch (node(key)) {
      case null -> null;
      case YamlMap found -> found;
      case YamlNode other -> {
        wrong(other, "a mapping is wanted", "indent its keys under " + key + ":");
        yield null;
      }
    };
  }

  @Nullable String text(String key) {
    YamlNode node = node(key);
    return node == null ? null : text(node);
  }

  /** A list of texts; a single text is a list of one. */
  List<String> texts(String key, List<String> fallback) {
    return switch (node(key)) {
      case null -> fallback;
      case YamlList list -> {
        List<String> texts = new ArrayList<>();
        for (YamlNode element : list.elements()) {
          String text = text(element);
          if (text != null) {
            texts.add(text);
          }
        }
        yield texts;
      }
      case YamlNode single -> {
        String text = text(single);
        yield text == null ? fallback : List.of(text);
      }
    };
  }

  /** A span of time in ns. */
  long span(String key, long fallback) {
    YamlNode node = node(key);
    if (node == null) {
      return fallback;
    }
    OptionalLong span =
        node instanceof YamlScalar scalar ? Spans.span(scalar.text()) : OptionalLong.empty();
    if (span.isEmpty()) {
      wrong(node, "no span of time", "write a number and ms, s, min, h or d, such as 30 s");
    }
    return span.orElse(fallback);
  }

  /** One of some words. */
  <T> T choice(String key, Map<String, T> words, T fallback) {
    YamlNode node = node(key);
    T chosen = node == null ? null : choice(node, words);
    return chosen == null ? fallback : chosen;
  }

  <T> @Nullable T choice(YamlNode node, Map<String, T> words) {
    String text = text(node);
    T chosen = text == null ? null : words.get(text);
    if (text != null && chosen == null) {
      wrong(node, "not known here", Words.mend(text, words.keySet()));
    }
    return chosen;
  }

  /** True or false. */
  boolean truth(String key, boolean fallback) {
    YamlNode node = node(key);
    if (node == null) {
      return fallback;
    }
    Boolean truth = node instanceof YamlScalar scalar ? TRUTHS.get(scalar.text()) : null;
    if (truth == null) {
      wrong(node, "true or false is wanted", "write true, or remove the key");
      return fallback;
    }
    return truth;
  }

  /** A whole number within limits. */
  int whole(String key, int fallback, int least, int most) {
    return (int) count(key, fallback, least, most);
  }

  /** A whole number within limits, which may be large. */
  long count(String key, long fallback, long least, long most) {
    YamlNode node = node(key);
    if (node == null) {
      return fallback;
    }
    if (node instanceof YamlScalar(Place place, String text, ScalarType type)
        && type == ScalarType.WHOLE) {
      try {
        long number = Long.parseLong(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException tooLarge) {
        // reported below, with the limits
      }
    }
    wrong(node, "wrong", "write a whole number from %d to %d".formatted(least, most));
    return fallback;
  }

  /** The text of a value, or null when it is none; that is a problem then. */
  @Nullable String text(YamlNode node) {
    if (node instanceof YamlScalar(Place place, String text, ScalarType type)) {
      switch (type) {
        case TEXT -> {
          if (!text.isBlank()) {
            return text;
          }
        }
        case WHOLE, REAL, TRUTH -> {
          wrong(node, "a text is wanted", "write it in quotes: \"" + text + "\"");
          return null;
        }
        case NULL -> {}
      }
    }
    wrong(node, "a text is wanted", "write one, or remove the key");
    return null;
  }

  void wrong(YamlNode node, String what, String mend) {
    problems.error(node.place(), node.words() + ": " + what, mend);
  }

  static boolean empty(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.type() == ScalarType.NULL;
  }
}
