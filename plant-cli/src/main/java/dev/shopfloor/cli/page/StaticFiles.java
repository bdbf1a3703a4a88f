package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page's own files and the web libraries, from the class path. */
final class StaticFiles {
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9][A-Za-z0-9._-]*)+");
  private static final String LIBRARIES = "/webjars/";
  private static final Map<String, String> TYPES =
      Map.of(
          ".html", "text/html; charset=utf-8",
          ".css", "text/css; charset=utf-8",
          ".js", "text/javascript; charset=utf-8",
          ".svg", "image/svg+xml");

  private StaticFiles() {}

  /** The file of a path, or nothing. Names are letters, digits, dot, dash and underscore. */
  static Optional<Response> find(String path) throws IOException {
    String name =
        switch (path) {
          case "/" -> "/index.html";
          case "/shift" -> "/shift.html";
          default -> path;
        };
    int dot = name.lastIndexOf('.');
    String type = dot < 0 ? null : TYPES.get(name.substring(dot));
    if (type == null || !PATH.matcher(name).matches()) {
      return Optional.empty();
    }
    boolean library = name.startsWith(LIBRARIES);
    String resource = library ? "/META-INF/resources" + name : "/dev/shopfloor/cli/page" + name;
    try (InputStream in = StaticFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      // a library's path holds its version; our own files change with every build
      String cache = library ? "public, max-age=31536000, immutable" : "no-cache";
      Response response = new Response(200, type, in.readAllBytes());
      return Optional.of(response.with("Cache-Control", cache));
    }
  }
}
