package dev.shopfloor.workorder.cmms;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to a maintenance system.
 *
 * @param method such as {@code POST}
 * @param path what follows the system's address: empty or begun with a slash, encoded, with its
 *     query
 * @param headers all that the request needs, credentials included
 * @param body what is sent; null for nothing
 */
@SuppressWarnings("ArrayRecordComponent") // sent once and dropped; identity is never asked
public record Request(
    String method, String path, Map<String, String> headers, byte @Nullable [] body) {
  /** Copies the headers. */
  public Request {
    headers = Map.copyOf(headers);
  }

  /** The same request with more headers, such as credentials. */
  public Request with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Request(method, path, all, body);
  }

  /** Method and path only: headers hold credentials, bodies may. */
  @Override
  public String toString() {
    return method + ' ' + path;
  }
}
