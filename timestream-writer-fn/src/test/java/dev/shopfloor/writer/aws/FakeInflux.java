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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An InfluxDB that can be told how to fail. It reads line protocol with a reader of its own, holds
 * the type of each field to that of its first write, and has a limit on the size of a request. It
 * speaks the write API of version 2 or, when told to list what it refuses, that of version 3, and
 * refuses in the words of the real stores.
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
    /** Refuses all lines and names none, as a gateway before a store may. */
    ALL_SILENTLY,
    /** Refuses all lines and quotes the bad ones, as InfluxDB 2 does with what it cannot read. */
    ALL_QUOTED,
    /**
     * Takes the good lines, names the class of the first bad one and counts the bad ones of its
     * span of time, as InfluxDB 2 does with a conflict of types.
     */
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
  private long span = Long.MAX_VALUE;
  private long oldest = Long.MIN_VALUE;
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

  /** Gives a field its type, as an earlier write would have, in the first span of time. */
  FakeInflux knows(String measurement, String field, Class<?> type) {
    return knows(measurement, field, 0, type);
  }

  /** Gives a field its type in the span that a time is in. */
  FakeInflux knows(String measurement, String field, long time, Class<?> type) {
    types.put(key(measurement, field, time), type);
    return this;
  }

  /** Lets a field have another type in each span of time, as the shards of InfluxDB 2 do. */
  FakeInflux inSpansOf(long nanos) {
    span = nanos;
    return this;
  }

  /** Takes no line before this time any more. */
  FakeInflux keepingSince(long time) {
    oldest = time;
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
    List<LineReader.Line> kept = lines.stream().filter(line -> line.time() >= oldest).toList();
    List<LineReader.Line> bad = kept.stream().filter(line -> misfit(line).isPresent()).toList();
    boolean partly = refusal == Refusal.BAD_ONLY || refusal == Refusal.LISTED;
    if (bad.isEmpty() || partly) {
      kept.stream()
          .filter(line -> misfit(line).isEmpty())
          .forEach(line ->
              rows.computeIfAbsent(line.key(), key -> new TreeMap<>()).putAll(line.fields()));
    }
    if (bad.isEmpty()) {
      return kept.size() == lines.size() ? answerOf(204, "") : late(lines.size() - kept.size());
    }
    return switch (refusal) {
      case ALL_BY_NUMBER -> answerOf(400, numbered(lines.indexOf(bad.getFirst()) + 1, bad));
      case ALL_SILENTLY -> answerOf(400, "{\"code\":\"invalid\",\"message\":\"cast error\"}");
      case ALL_QUOTED -> answerOf(400, quoted(bad));
      case BAD_ONLY -> answerOf(422, counted(bad));
      case LISTED -> answerOf(400, listed(lines));
    };
  }

  private static Fault.Answer late(int count) {
    return answerOf(
        422,
        ("{\"code\":\"unprocessable entity\",\"message\":\"failure writing points to database:"
                + " partial write: points beyond retention policy dropped=%d\"}")
            .formatted(count));
  }

  private String numbered(int line, List<LineReader.Line> bad) {
    String field = misfit(bad.getFirst()).orElseThrow();
    return ("{\"code\":\"invalid\",\"message\":\"failed to parse line protocol:\\nerrors"
            + " encountered on line(s):\\nerror in line %d: table: %s, column: %s; cast error"
            + " from protocol type: %s to column type:"
            + " DOUBLE\",\"line\":%d,\"errorId\":\"a-1\"}")
        .formatted(line, bad.getFirst().measurement(), field, type(bad.getFirst(), field), line);
  }

  private static String quoted(List<LineReader.Line> bad) {
    return bad.stream()
        .limit(MOST_LISTED)
        .map(line -> escaped("unable to parse '" + line.text() + "': invalid field format"))
        .collect(joining("\\n", "{\"code\":\"invalid\",\"message\":\"", "\"}"));
  }

  private String counted(List<LineReader.Line> bad) {
    LineReader.Line first = bad.getFirst();
    String field = misfit(first).orElseThrow();
    long dropped = bad.stream().filter(line -> line.time() / span == first.time() / span).count();
    return "{\"code\":\"unprocessable entity\",\"message\":\"%s\"}"
        .formatted(
            escaped(
                ("failure writing points to database: partial write: field type conflict: input"
                        + " field \"%s\" on measurement \"%s\" is type %s, already exists as type"
                        + " other dropped=%d")
                    .formatted(
                        field,
                        first.measurement(),
                        type(first, field).toLowerCase(Locale.ROOT),
                        dropped)));
  }

  private String listed(List<LineReader.Line> lines) {
    return IntStream.range(0, lines.size())
        .filter(at -> misfit(lines.get(at)).isPresent())
        .limit(MOST_LISTED)
        .mapToObj(at -> listed(at + 1, lines.get(at)))
        .collect(
            joining(
                ",", "{\"error\":\"partial write of line protocol occurred\",\"data\":[", "]}"));
  }

  /** The real one cuts the line as well. */
  private String listed(int number, LineReader.Line line) {
    String field = misfit(line).orElseThrow();
    return ("{\"original_line\":\"%s\",\"line_number\":%d,\"error_message\":\"invalid column type"
            + " for column '%s', expected iox::column_type::field::other, got"
            + " iox::column_type::field::%s\"}")
        .formatted(
            escaped(line.text().substring(0, Math.min(20, line.text().length()))),
            number,
            field,
            type(line, field).toLowerCase(Locale.ROOT));
  }

  private static String type(LineReader.Line line, String field) {
    return switch (line.fields().get(field)) {
      case Double real -> "FLOAT";
      case Long whole -> "INTEGER";
      case Boolean truth -> "BOOLEAN";
      default -> "STRING";
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** The first field whose type is not that of its first write. */
  private Optional<String> misfit(LineReader.Line line) {
    return line.fields().entrySet().stream()
        .filter(field ->
            !types
                .computeIfAbsent(
                    key(line.measurement(), field.getKey(), line.time()),
                    key -> field.getValue().getClass())
                .isInstance(field.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private String key(String measurement, String field, long time) {
    return measurement + " " + field + " " + time / span;
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
