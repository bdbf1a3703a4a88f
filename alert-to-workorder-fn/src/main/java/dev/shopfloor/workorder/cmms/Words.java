package dev.shopfloor.workorder.cmms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The vendor's own words, fit to be shown: one line, without secrets and addresses of people. */
final class Words {
  private static final int MOST = 500;
  // enough for any page's headline; patterns take their time on more
  private static final int MOST_READ = 4_000;
  private static final Pattern INVISIBLE =
      Pattern.compile("(?is)<(script|style)\\b.{0,2000}?</\\1>|<[^>]{0,500}>");

  private Words() {}

  /** The body's beginning as text. */
  static String beginning(byte[] body) {
    return new String(body, 0, Math.min(body.length, MOST_READ), StandardCharsets.UTF_8);
  }

  /** What an answer's body says: the texts of its JSON, else its visible text. */
  static String of(byte[] body, Set<String> secrets) {
    List<String> texts = new ArrayList<>();
    try {
      collect(body.length == 0 ? null : JsonTree.read(body), texts);
    } catch (IOException notJson) {
      texts.add(INVISIBLE.matcher(beginning(body)).replaceAll(" "));
    }
    String words = clean(String.join(": ", texts), secrets);
    return words.isEmpty() ? "no words" : words;
  }

  /** One line of at most 500 code points, secrets and addresses replaced. */
  static String clean(String text, Set<String> secrets) {
    return new Redactor(secrets).line(text, MOST);
  }

  private static void collect(@Nullable Object tree, List<String> texts) {
    switch (tree) {
      case String text -> texts.add(text);
      case Map<?, ?> map -> map.values().forEach(value -> collect(value, texts));
      case List<?> list -> list.forEach(value -> collect(value, texts));
      case null, default -> {
        // numbers and truths say nothing without their names
      }
    }
  }
}
