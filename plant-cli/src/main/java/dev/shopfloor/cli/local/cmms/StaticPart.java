package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Style sheets and the icon, from the class path. */
final class StaticPart {
  private static final Map<String, String> RESOURCES =
      Map.of(
          "/shopfloor.css", "/dev/shopfloor/cli/page/shopfloor.css",
          "/cmms.css", "/dev/shopfloor/cli/local/cmms/cmms.css",
          "/icon.svg", "/dev/shopfloor/cli/local/cmms/icon.svg");

  private StaticPart() {}

  static Optional<Response> at(String path) throws IOException {
    String resource = RESOURCES.get(path);
    if (resource == null) {
      return Optional.empty();
    }
    try (InputStream in = StaticPart.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the class path has no " + resource);
      }
      String type = path.endsWith(".svg") ? "image/svg+xml" : "text/css; charset=utf-8";
      return Optional.of(
          new Response(200, type, in.readAllBytes()).with("Cache-Control", "max-age=60"));
    }
  }
}
