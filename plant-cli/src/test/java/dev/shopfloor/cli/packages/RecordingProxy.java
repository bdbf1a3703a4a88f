package dev.shopfloor.cli.packages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between one function and a local part that plays AWS, and notes what the function asks
 * for. Without a part behind it, it answers every request with an empty object.
 */
final class RecordingProxy implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

  private final String function;
  private final Optional<URI> part;
  private final RecordedCalls calls;
  private final List<String> accessKeys = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server;

  private RecordingProxy(String function, Optional<URI> part, RecordedCalls calls) {
    this.function = function;
    this.part = part;
    this.calls = calls;
    this.server = listen(0);
  }

  static RecordingProxy before(String part, String function, RecordedCalls calls) {
    return new RecordingProxy(function, Optional.of(URI.create(part)), calls);
  }

  static RecordingProxy alone(String function, RecordedCalls calls) {
    return new RecordingProxy(function, Optional.empty(), calls);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The access keys with which requests were signed, in order. */
  List<String> accessKeys() {
    return List.copyOf(accessKeys);
  }

  /** Closes all connections from this end, and listens again. */
  void hangUp() {
    int port = port();
    server.stop(0);
    server = listen(port);
  }

  private HttpServer listen(int port) {
    try {
      HttpServer listening =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      listening.createContext("/", this::handle);
      listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      listening.start();
      return listening;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (target != null) {
        calls.note(function, target, body);
      }
      String signature = exchange.getRequestHeaders().getFirst("Authorization");
      Matcher key = KEY.matcher(signature == null ? "" : signature);
      accessKeys.add(key.find() ? key.group(1) : "");
      if (part.isEmpty()) {
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write(new byte[] {'{', '}'});
      } else {
        forward(exchange, part.get(), body);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void forward(HttpExchange exchange, URI to, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    exchange.sendResponseHeaders(
        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
