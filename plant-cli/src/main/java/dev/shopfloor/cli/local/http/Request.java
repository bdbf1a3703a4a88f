package dev.shopfloor.cli.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a stand-in sees of a request.
 *
 * @param path decoded
 * @param rawPath as it was sent
 * @param query the raw query, empty when there is none
 * @param target header {@code X-Amz-Target}, empty when absent
 * @param headers the first value of each header, by its name in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
public record Request(
    String method,
    String path,
    String rawPath,
    String query,
    String target,
    byte[] body,
    Map<String, String> headers) {
  static Request of(HttpExchange exchange, byte[] body) {
    String query = exchange.getRequestURI().getRawQuery();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        target == null ? "" : target,
        body,
        headers);
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
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
