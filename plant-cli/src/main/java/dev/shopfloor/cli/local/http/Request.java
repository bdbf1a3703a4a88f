package dev.shopfloor.cli.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a stand-in sees of a request.
 *
 * @param query the raw query, empty when there is none
 * @param target header {@code X-Amz-Target}, empty when absent
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
public record Request(String method, String path, String query, String target, byte[] body) {
  static Request of(HttpExchange exchange, byte[] body) {
    String query = exchange.getRequestURI().getRawQuery();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? "" : query,
        target == null ? "" : target,
        body);
  }

  /** The first value of a query parameter, decoded. */
  public Optional<String> parameter(String name) {
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && decode(pair.substring(0, equals)).equals(name)) {
        return Optional.of(decode(pair.substring(equals + 1)));
      }
    }
    return Optional.empty();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
