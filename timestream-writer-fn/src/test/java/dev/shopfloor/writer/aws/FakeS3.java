package dev.shopfloor.writer.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bucket that takes CloudFormation's answers: PUT only, with the signature that it gave, an
 * exact length, no content type, and at most 4,096 bytes.
 */
final class FakeS3 implements AutoCloseable {
  static final String SIGNATURE = "sig0123456789abcdef";

  private final HttpServer server;
  private final List<String> answers = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Deque<Integer> script = new ArrayDeque<>();

  FakeS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String responseUrl() {
    return endpoint() + "/arn%3Aaws%3Acloudformation/answer?X-Amz-Signature=" + SIGNATURE;
  }

  /** Answers the next requests so, and takes nothing. */
  synchronized FakeS3 failing(Integer... statuses) {
    script.addAll(List.of(statuses));
    return this;
  }

  /** The bodies taken. */
  synchronized List<String> answers() {
    return List.copyOf(answers);
  }

  /** What was refused, and why. */
  synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Integer scripted = script.poll();
      String fault = fault(exchange, body);
      int status = scripted == null ? 200 : scripted;
      if (fault != null) {
        refusals.add(fault);
        status = 403;
      }
      if (status == 200) {
        answers.add(new String(body, StandardCharsets.UTF_8));
      }
      if (status / 100 == 3) {
        exchange.getResponseHeaders().add("Location", endpoint() + "/elsewhere");
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static @Nullable String fault(HttpExchange exchange, byte[] body) {
    if (!exchange.getRequestMethod().equals("PUT")) {
      return "method " + exchange.getRequestMethod();
    }
    if (!String.valueOf(exchange.getRequestURI().getRawQuery()).contains(SIGNATURE)) {
      return "not signed";
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null && !type.isEmpty()) {
      return "content type " + type;
    }
    if (!String.valueOf(body.length)
        .equals(exchange.getRequestHeaders().getFirst("Content-Length"))) {
      return "length";
    }
    return body.length > 4096 ? "too long" : null;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
