package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.http.Request;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request that changes something may come from where it comes from. A browser says so; a
 * program that says nothing is no browser and can do no harm on another's behalf.
 */
final class SameSite {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private SameSite() {}

  static boolean allows(Request request) {
    Optional<String> host = request.header("Host");
    // a name that somebody else has made point here would be its own origin
    if (host.isEmpty() || !LOOPBACK.contains(host.get().replaceFirst(":\\d+$", ""))) {
      return false;
    }
    Optional<String> site = request.header("Sec-Fetch-Site");
    if (site.isPresent() && !site.get().equals("same-origin") && !site.get().equals("none")) {
      return false;
    }
    Optional<String> origin = request.header("Origin");
    return origin.isEmpty() || isOf(origin.get(), host.get());
  }

  private static boolean isOf(String origin, String host) {
    try {
      return host.equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException nonsense) {
      return false;
    }
  }
}
