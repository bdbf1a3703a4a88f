package dev.shopfloor.writer.aws;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.writer.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An InfluxDB that can be told how to fail. It reads line protocol with a reader of its own, holds
 * the type of each field to that of its first write, and has a limit on the size of a request. It
 * speaks the write API of version 2 or, when told to list what it refuses, that of version 3.
 */
final class FakeInflux implements AutoCloseable {
  /** What it does with the next request instead of serving it. */
  sealed interface Fault {
    /** Answers so and takes nothing. */
    record Answer(int status, Map<String, String> headers, String body) implements Fault {}

    /** Takes the lines and closes the connection without an answer. */
    record TakeAndHangUp() implements Fault {}

    /** Closes the connection without taking anything. */
    record HangUp() implements Fault {}

    /** Never answers. */
    record Silence() implements Fault {}
  }

  /** How it tells of a line that it refuses. */
  enum Refusal {
    /** Refuses all lines and names the first bad one, as QuestDB does. */
    ALL_BY_NUMBER,
    /** Refuses all lines and names none, as InfluxDB 2 does with a line that it cannot read. */
    ALL_SILENTLY,
    /** Takes the good lines and names none, as InfluxDB 2 does with a conflict of types. */
    BAD_ONLY,
    /** Takes the good lines and lists the bad ones, 100 at most, as InfluxDB 3 does. */
    LISTED
  }

  private static final int MOST_LISTED = 100;

  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Deque<Fault> script = new ArrayDeque<>();
  private final Map<String, Map<String, Object>> rows = new TreeMap<>();
  private final Map<String, Class<?>> types = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private Refusal refusal = Refusal.ALL_BY_NUMBER;
  private int mostBytes = Integer.MAX_VALUE;
  private String token = "";

  /** What came in one request. */
  record Request(String query, String authorization, List<LineReader.Line> lines) {}

  FakeInflux() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  FakeInflux refusing(Refusal how) {
    refusal = how;
    return this;
  }

  FakeInflux limitedTo(int bytes) {
    mostBytes = bytes;
    return this;
  }

  synchronized FakeInflux asking(String wanted) {
    token = wanted;
    return this;
  }

  synchronized FakeInflux then(Fault... faults) {
    script.addAll(List.of(faults));
    return this;
  }

  static Fault status(int status) {
    return new Fault.Answer(status, Map.of(), "");
  }

  /** Gives a field its type, as an earlier write would have. */
  FakeInflux knows(String measurement, String field, Class<?> type) {
    types.put(measurement + " " + field, type);
    return this;
  }

  /** All values by series, time and field. */
  synchronized Map<String, Map<String, Object>> rows() {
    return Map.copyOf(rows);
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] sent;
      try (InputStream in = new GZIPInputStream(exchange.getRequestBody())) {
        sent = in.readAllBytes();
      }
      Fault fault = next(exchange);
      if (fault == null) {
        answer(exchange, take(exchange, sent));
      } else {
        fail(exchange, sent, fault);
      }
    }
  }

  private synchronized @Nullable Fault next(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().equals(path()) ? script.poll() : status(404);
  }

  /** The endpoint of the version that this fake speaks. */
  InfluxEndpoint endpoint(String org, String bucket) {
    return refusal == Refusal.LISTED
        ? InfluxEndpoint.v3(url(), bucket)
        : InfluxEndpoint.v2(url(), org, bucket);
  }

  private String path() {
    return refusal == Refusal.LISTED ? "/api/v3/write_lp" : "/api/v2/write";
  }

  private void fail(HttpExchange exchange, byte[] sent, Fault fault) throws IOException {
    switch (fault) {
      case Fault.Answer answer -> {
        synchronized (this) {
          requests.add(request(exchange, List.of()));
        }
        answer(exchange, answer);
      }
      case Fault.TakeAndHangUp taking -> take(exchange, sent);
      case Fault.HangUp nothing -> {
        // closing the exchange is all
      }
      case Fault.Silence silence -> {
        try {
          closing.await();
        } catch (InterruptedException stopping) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private synchronized Fault.Answer take(HttpExchange exchange, byte[] sent) {
    String scheme = refusal == Refusal.LISTED ? "Bearer " : "Token ";
    if (!token.isEmpty()
        && !(scheme + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      requests.add(request(exchange, List.of()));
      return answerOf(401, "{\"code\":\"unauthorized\",\"message\":\"unauthorized access\"}");
    }
    if (sent.length > mostBytes) {
      requests.add(request(exchange, List.of()));
      return answerOf(413, "{\"code\":\"request too large\",\"message\":\"too large\"}");
    }
    List<LineReader.Line> lines = LineReader.read(new String(sent, StandardCharsets.UTF_8));
    requests.add(request(exchange, lines));
    List<LineReader.Line> good = lines.stream().filter(this::fits).toList();
    boolean partly = refusal == Refusal.BAD_ONLY || refusal == Refusal.LISTED;
    if (good.size() == lines.size() || partly) {
      good.forEach(
          line -> rows.computeIfAbsent(line.key(), key -> new TreeMap<>()).putAll(line.fields()));
    }
    if (good.size() == lines.size()) {
      return answerOf(204, "");
    }
    int first = 1;
    while (fits(lines.get(first - 1))) {
      first++;
    }
    return switch (refusal) {
      case ALL_BY_NUMBER ->
          answerOf(
              400,
              "{\"code\":\"invalid\",\"message\":\"error in line %d: cast error\",\"line\":%d}"
                  .formatted(first, first));
      case ALL_SILENTLY -> answerOf(400, "{\"code\":\"invalid\",\"message\":\"cast error\"}");
      case BAD_ONLY ->
          answerOf(422, "{\"code\":\"unprocessable entity\",\"message\":\"field type conflict\"}");
      case LISTED -> answerOf(400, listed(lines));
    };
  }

  private String listed(List<LineReader.Line> lines) {
    return IntStream.range(0, lines.size())
        .filter(at -> !fits(lines.get(at)))
        .limit(MOST_LISTED)
        .mapToObj(at ->
            "{\"original_line\":\"...\",\"line_number\":%d,\"error_message\":\"field type conflict\"}"
                .formatted(at + 1))
        .collect(
            joining(
                ",", "{\"error\":\"partial write of line protocol occurred\",\"data\":[", "]}"));
  }

  private boolean fits(LineReader.Line line) {
    return line.fields().entrySet().stream()
        .allMatch(field ->
            types
                .computeIfAbsent(
                    line.measurement() + " " + field.getKey(), key -> field.getValue().getClass())
                .isInstance(field.getValue()));
  }

  private static Request request(HttpExchange exchange, List<LineReader.Line> lines) {
    return new Request(
        exchange.getRequestURI().getRawQuery(),
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
        lines);
  }

  private static Fault.Answer answerOf(int status, String body) {
    return new Fault.Answer(status, Map.of(), body);
  }

  private static void answer(HttpExchange exchange, Fault.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
