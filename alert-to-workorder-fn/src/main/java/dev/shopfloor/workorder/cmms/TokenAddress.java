package dev.shopfloor.workorder.cmms;

import dev.shopfloor.runtime.Endpoints;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens are asked for.
 *
 * @param host the other host, such as {@code https://login.example.com}; null for the maintenance
 *     system itself
 * @param path what follows the host, begun with a slash, with its query
 */
public record TokenAddress(@Nullable URI host, String path) {
  private static final String MUST =
      "must be a path that begins with one slash, or an https address without user and fragment";

  /**
   * Reads an address. A secret travels only by https, or within this machine.
   *
   * @throws IllegalArgumentException when it is none; the message does not repeat it
   */
  static TokenAddress of(String text) {
    try {
      URI address = new URI(text);
      if (address.getRawFragment() != null || address.getRawUserInfo() != null) {
        throw new IllegalArgumentException(MUST);
      }
      String query = address.getRawQuery() == null ? "" : '?' + address.getRawQuery();
      if (text.startsWith("/") && !text.startsWith("//")) {
        return new TokenAddress(null, address.getRawPath() + query);
      }
      if (address.getHost() == null || !Endpoints.confidential(address)) {
        throw new IllegalArgumentException(MUST);
      }
      String path = address.getRawPath();
      return new TokenAddress(
          URI.create(address.getScheme() + "://" + address.getRawAuthority()),
          (path.isEmpty() ? "/" : path) + query);
    } catch (URISyntaxException garbled) {
      throw new IllegalArgumentException(MUST);
    }
  }
}
