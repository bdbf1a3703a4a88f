package dev.shopfloor.workorder.cmms;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers of a profile: legal names, and nothing that proves who we are. */
final class HeaderReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Set<String> OF_HTTP =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  private static final Pattern PROOF =
      Pattern.compile("(?i)authorization|cookie|.*(api-?key|token|secret|password|passwd).*");
  // a long word with digits and letters, or a scheme of HTTP authentication
  private static final Pattern SECRET =
      Pattern.compile(
          "(?is).*\\b(basic|bearer)\\s+\\S+.*"
              + "|.*(?=[A-Za-z0-9+/_=-]*\\d)(?=[A-Za-z0-9+/_=-]*[A-Za-z])[A-Za-z0-9+/_=-]{24,}.*");

  private HeaderReader() {}

  static Map<String, Expression> read(Part headers) {
    Map<String, Expression> read = new LinkedHashMap<>();
    headers
        .fields()
        .forEach((name, part) -> {
          if (!legal(name)) {
            part.faultWithoutValue("\"" + name + "\" cannot be set as a header");
          }
          Expression value = part.expression();
          if (PROOF.matcher(name).matches()
              || (value != null && looksLikeProof(value.toString()))) {
            part.faultWithoutValue("a secret does not belong here; put it into the secret");
          } else if (value != null) {
            read.put(name, value);
          }
        });
    return read;
  }

  static boolean legal(String name) {
    return NAME.matcher(name).matches() && !OF_HTTP.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a text looks like a secret. */
  static boolean looksLikeProof(String text) {
    return SECRET.matcher(text).matches();
  }

  /** Whether a name says that its value is a secret. */
  static boolean namesProof(String name) {
    return PROOF.matcher(name).matches();
  }
}
