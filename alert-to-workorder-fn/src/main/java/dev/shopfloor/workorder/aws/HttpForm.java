package dev.shopfloor.workorder.aws;

import dev.shopfloor.workorder.cmms.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be sent. Looked at before the client does, whose exceptions repeat a header's value: a
 * token with a line's end would stand in the log.
 */
final class HttpForm {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
  // the client sets these itself
  private static final Set<String> RESTRICTED =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  private HttpForm() {}

  /** What is wrong with a request, without a header's value; null when nothing is. */
  static @Nullable String fault(Request request) {
    if (!TOKEN.matcher(request.method()).matches()) {
      return "the method is no word; mend it in the profile";
    }
    String path = path(request.path());
    return path == null ? headers(request.headers()) : path;
  }

  private static @Nullable String path(String path) {
    try {
      // two slashes would begin a host's name for the next who resolves it
      boolean ours =
          path.startsWith("/") && !path.startsWith("//") && new URI(path).getRawFragment() == null;
      return ours ? null : "the path must begin with one slash and name no other host";
    } catch (URISyntaxException garbled) {
      return "the path is no URI: " + garbled.getReason() + " at index " + garbled.getIndex();
    }
  }

  private static @Nullable String headers(Map<String, String> headers) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String name = header.getKey();
      if (!TOKEN.matcher(name).matches() || RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
        return "no header may be named \"%s\"; mend it in the profile".formatted(name);
      }
      if (!VALUE.matcher(header.getValue()).matches()) {
        return "the header %s holds characters that no header may; mend the secret or the profile"
            .formatted(name);
      }
    }
    return null;
  }
}
