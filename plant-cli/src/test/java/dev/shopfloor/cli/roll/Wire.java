package dev.shopfloor.cli.roll;

import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Stands between one version of a function and one part, and hands on what may pass. */
final class Wire implements AutoCloseable {
  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "host",
          "connection",
          "content-length",
          "content-type",
          "transfer-encoding",
          "expect",
          "upgrade");

  private final URI part;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final LoopbackServer server;

  /** What may pass. */
  interface Guard {
    Response pass(Wire wire, Request request) throws IOException;
  }

  Wire(String part, Guard guard) throws IOException {
    this.part = URI.create(part);
    server = LoopbackServer.start(0, MOST_BYTES, request -> guard.pass(this, request));
  }

  String url() {
    return server.url();
  }

  /** What the part answers to a request with this body. */
  Response forward(Request request, byte[] body) throws IOException {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    HttpRequest.Builder on =
        HttpRequest.newBuilder(part.resolve(request.rawPath() + query))
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(body));
    request
        .headers()
        .forEach((name, value) -> {
          if (!OF_THE_CONNECTION.contains(name) || name.equals("content-type")) {
            on.header(name, value);
          }
        });
    try {
      HttpResponse<byte[]> answer =
          client.send(on.build(), HttpResponse.BodyHandlers.ofByteArray());
      Map<String, String> headers = new HashMap<>();
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
              headers.put(name, String.join("\n", values));
            }
          });
      return new Response(
          answer.statusCode(),
          answer.headers().firstValue("content-type").orElse("application/json"),
          answer.body(),
          headers,
          null);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Response.dropped();
    }
  }

  @Override
  public void close() {
    server.close();
    client.shutdownNow();
  }
}
