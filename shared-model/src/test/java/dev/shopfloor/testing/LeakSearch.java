package dev.shopfloor.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for planted secrets and for e-mail addresses in what a run of tests said. */
public final class LeakSearch {
  private static final int AROUND = 60;
  // the longest parts that look the same wherever in a Base64 text the stem stands
  private static final Set<String> BASE64 = base64();
  private static final Pattern PLANTED =
      Pattern.compile(Pattern.quote(Planted.STEM) + "[^\\s\",]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9._%+-]{1,64}(?:@|%40)[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,6}"
              + "\\.[A-Za-z]{2,12}\\b");

  private LeakSearch() {}

  /** What was found, each with what stands around it; the secret itself is not repeated. */
  public static List<String> in(String where, CharSequence text) {
    List<String> found = new ArrayList<>();
    Matcher planted = PLANTED.matcher(text);
    while (planted.find()) {
      found.add(shown("a planted secret", where, text, planted));
    }
    for (String encoded : BASE64) {
      for (int at = indexOf(text, encoded, 0); at >= 0; at = indexOf(text, encoded, at + 1)) {
        found.add("a planted secret in Base64 in " + where + " at " + at);
      }
    }
    Matcher email = EMAIL.matcher(text);
    while (email.find()) {
      found.add(shown("an e-mail address", where, text, email));
    }
    return found;
  }

  private static String shown(String what, String where, CharSequence text, Matcher at) {
    int from = Math.max(0, at.start() - AROUND);
    int to = Math.min(text.length(), at.end() + AROUND);
    return "%s in %s: ...%s<HERE>%s..."
        .formatted(what, where, text.subSequence(from, at.start()), text.subSequence(at.end(), to));
  }

  private static int indexOf(CharSequence text, String part, int from) {
    return text.toString().indexOf(part, from);
  }

  /** A text's Base64 depends on where it begins in a group of three; its middle has three forms. */
  private static Set<String> base64() {
    Set<String> forms = new LinkedHashSet<>();
    for (int before = 0; before < 3; before++) {
      byte[] bytes = ("x".repeat(before) + Planted.STEM).getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      forms.add(encoded.substring(before == 0 ? 0 : before + 1, bytes.length / 3 * 4));
    }
    return forms;
  }
}
