package dev.shopfloor.writer.liveanalytics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The service's side of HTTP: what it looks at before it reads a body, and how it fails. */
final class FakeServer implements AutoCloseable {
  private static final String TARGET = "Timestream_20181101.";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

  // no page gives a number; a request of 100 records of 2 KB stays below half of it
  private static final int MOST_BODY = 1 << 20;

  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Discovery discovery;
  private final Service service;

  /** What stands behind HTTP. */
  interface Service {
    /** What to do with a request that has arrived, instead of serving it; null to serve it. */
    @Nullable Fault arrived(WireRequest request);

    /** Serves a request. */
    Answers write(WireRequest request) throws Refusal;
  }

  FakeServer(Discovery discovery, Service service) throws IOException {
    this.discovery = discovery;
    this.service = service;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        switch (operation(exchange)) {
          case "DescribeEndpoints" -> describe(exchange);
          case "WriteRecords" -> write(exchange, body);
          case String other -> throw new Refusal(400, "UnknownOperationException", other);
        }
      } catch (Refusal refusal) {
        send(exchange, Answers.of(refusal));
      }
    }
  }

  private static String operation(HttpExchange exchange) throws Refusal {
    String signature = header(exchange, "Authorization");
    if (!signature.startsWith("AWS4-HMAC-SHA256")
        || !signature.contains("/timestream/aws4_request")) {
      throw new Refusal(403, "AccessDeniedException", "not signed for this service: " + signature);
    }
    if (!header(exchange, "Content-Type").equals(CONTENT_TYPE)) {
      throw Refusal.unreadable("not " + CONTENT_TYPE);
    }
    String target = header(exchange, "X-Amz-Target");
    return target.startsWith(TARGET) ? target.substring(TARGET.length()) : target;
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  private void describe(HttpExchange exchange) throws IOException {
    discovery.note("DescribeEndpoints", host(exchange));
    Fault.Answer fault = discovery.nextFault();
    send(
        exchange,
        fault == null
            ? Answers.endpoint(discovery.address(), discovery.cachePeriodInMinutes())
            : Answers.error(fault.status(), fault.code(), fault.message()));
  }

  private void write(HttpExchange exchange, byte[] body) throws IOException, Refusal {
    discovery.note("WriteRecords", host(exchange));
    discovery.check(exchange.getRequestHeaders().getFirst(FakeNetwork.MEANT));
    if (body.length > MOST_BODY) {
      throw new Refusal(413, "RequestEntityTooLargeException", "a body of " + body.length);
    }
    WireRequest request = WireRequest.read(body);
    switch (service.arrived(request)) {
      case null -> send(exchange, service.write(request));
      case Fault.Answer(int status, String code, String message) ->
          send(exchange, Answers.error(status, code, message));
      case Fault.TakeAndAnswer(int status, String code, String message) -> {
        service.write(request);
        send(exchange, Answers.error(status, code, message));
      }
      case Fault.Reject reject -> send(exchange, Answers.rejecting(reject.indexes()));
      case Fault.TakeAndHangUp taken -> service.write(request);
      case Fault.TakeAndCutOff taken -> cutOff(exchange, service.write(request));
      case Fault.TakeAndHold(CountDownLatch until) -> {
        Answers answer = service.write(request);
        await(until);
        send(exchange, answer);
      }
      case Fault.HangUp nothing -> {}
      case Fault.Silence nothing -> await(closing);
    }
  }

  private static String host(HttpExchange exchange) {
    String meant = exchange.getRequestHeaders().getFirst(FakeNetwork.MEANT);
    return meant == null ? header(exchange, "Host") : meant;
  }

  private void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, Answers answer) throws IOException {
    byte[] body = answer.bytes();
    exchange.getResponseHeaders().add("Content-Type", CONTENT_TYPE);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static void cutOff(HttpExchange exchange, Answers answer) throws IOException {
    byte[] body = answer.bytes();
    exchange.getResponseHeaders().add("Content-Type", CONTENT_TYPE);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(Arrays.copyOf(body, body.length / 2));
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
