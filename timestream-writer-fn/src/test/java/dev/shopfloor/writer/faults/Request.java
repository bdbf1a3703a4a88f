package dev.shopfloor.writer.faults;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request with a body of known length.
 *
 * @param target path and query
 * @param headers by name, in any case
 */
record Request(String method, String target, Map<String, String> headers, byte[] body) {
  private static final String LENGTH = "Content-Length";

  /** The next request of a connection; null when it is closed instead. */
  static @Nullable Request read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    String[] words = first.split(" ");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    String length = headers.get(LENGTH);
    if (length == null) {
      throw new IOException("a request without length: " + first);
    }
    byte[] body = in.readNBytes(Integer.parseInt(length));
    if (body.length < Integer.parseInt(length)) {
      throw new EOFException("a request that is cut off: " + first);
    }
    return new Request(words[0], words[1], headers, body);
  }

  int content() {
    return Arrays.hashCode(body);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
