package dev.shopfloor.workorder.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** EventBridge as far as PutEvents of one entry goes, over real HTTP. */
final class FakeBus implements AutoCloseable {
  private static final Pattern TYPE = Pattern.compile("\"DetailType\":\"(\\w+)\"");

  final List<String> requests = new CopyOnWriteArrayList<>();
  volatile boolean down;
  private final HttpServer server;

  FakeBus() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The detail types published, in order. */
  List<String> published() {
    return requests.stream()
        .flatMap(request -> TYPE.matcher(request).results())
        .map(found -> found.group(1))
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String answer = "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}";
    if (down) {
      answer =
          "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"Internal\",\"ErrorMessage\":\"x\"}]}";
    } else {
      requests.add(body);
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
