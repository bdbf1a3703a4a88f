package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * One table of Timestream for LiveAnalytics that can be told how to fail. It speaks the service's
 * JSON protocol, holds the limits of its API and of its records, keeps the highest version of a
 * record and replaces it whole.
 */
final class FakeLiveAnalytics implements AutoCloseable {
  static final String DATABASE = "plant-data";
  static final String TABLE = "telemetry";
  static final Duration MEMORY_STORE = Duration.ofHours(6);
  static final Duration AHEAD = Duration.ofMinutes(15);

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String TARGET = "Timestream_20181101.WriteRecords";
  private static final String TYPE = "com.amazonaws.timestream.v20181101#";
  private static final Set<String> RESERVED = Set.of("time", "measure_name", "measure_value");

  /** What it does with the next request instead of serving it. */
  sealed interface Fault {
    /** Answers so and takes nothing. */
    record Answer(int status, String code, String message) implements Fault {}

    /** Answers that it has rejected these records of the request, and takes nothing. */
    record Reject(List<Integer> indexes) implements Fault {}

    /** Takes the records and closes the connection without an answer. */
    record TakeAndHangUp() implements Fault {}

    /** Closes the connection without taking anything. */
    record HangUp() implements Fault {}

    /** Never answers. */
    record Silence() implements Fault {}
  }

  /** What it keeps of one series and instant. */
  record Row(long version, Map<String, Object> measures) {}

  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Deque<Fault> script = new ArrayDeque<>();
  private final Map<String, Row> rows = new TreeMap<>();
  private final Map<String, String> columns = new HashMap<>();
  private final List<Integer> requests = new ArrayList<>();
  private final Instant now;

  FakeLiveAnalytics(Instant now) throws IOException {
    this.now = now;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized FakeLiveAnalytics then(Fault... faults) {
    script.addAll(List.of(faults));
    return this;
  }

  /** Gives a column its type, as an earlier write would have. */
  synchronized FakeLiveAnalytics knows(String column, String type) {
    columns.put(column, type);
    return this;
  }

  /** What is kept, by dimensions, measure name and time. */
  synchronized Map<String, Row> rows() {
    return Map.copyOf(rows);
  }

  /** The number of records of each request that it read. */
  synchronized List<Integer> requests() {
    return List.copyOf(requests);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = MAPPER.readTree(exchange.getRequestBody());
      Fault fault = next(request);
      try {
        switch (fault) {
          case null -> take(exchange, request);
          case Fault.Answer(int status, String code, String message) ->
              throw new Refusal(status, code, message);
          case Fault.Reject(List<Integer> indexes) -> {
            ArrayNode rejected = MAPPER.createArrayNode();
            indexes.forEach(at -> rejected.addObject().put("RecordIndex", at).put("Reason", "no"));
            answer(exchange, 419, rejection(rejected));
            return;
          }
          case Fault.TakeAndHangUp taking -> {
            take(exchange, request);
            write(request);
            return;
          }
          case Fault.HangUp nothing -> {
            return;
          }
          case Fault.Silence silence -> {
            await();
            return;
          }
        }
        ArrayNode rejected = write(request);
        if (rejected.isEmpty()) {
          ObjectNode done = MAPPER.createObjectNode();
          done.putObject("RecordsIngested").put("Total", request.get("Records").size());
          answer(exchange, 200, done);
        } else {
          answer(exchange, 419, rejection(rejected));
        }
      } catch (Refusal refusal) {
        answer(exchange, refusal.status, refusal.body());
      }
    }
  }

  private synchronized @Nullable Fault next(JsonNode request) {
    requests.add(request.path("Records").size());
    return script.poll();
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the service looks at before it looks at any record. */
  private static void take(HttpExchange exchange, JsonNode request) throws Refusal {
    String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!signature.startsWith("AWS4-HMAC-SHA256")
        || !signature.contains("/timestream/aws4_request")) {
      throw new Refusal(403, "AccessDeniedException", "not signed for this service: " + signature);
    }
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (!TARGET.equals(target)) {
      throw new Refusal(400, "UnknownOperationException", String.valueOf(target));
    }
    if (!request.path("DatabaseName").asText().equals(DATABASE)
        || !request.path("TableName").asText().equals(TABLE)) {
      throw new Refusal(404, "ResourceNotFoundException", "The table does not exist.");
    }
    int count = request.path("Records").size();
    check(count >= 1 && count <= 100, "1 to 100 records, not " + count);
    for (JsonNode one : request.get("Records")) {
      validate(one);
    }
  }

  /** The limits of the API: one record that breaks them costs the request. */
  private static void validate(JsonNode one) throws Refusal {
    check(one.path("Dimensions").size() <= 128, "at most 128 dimensions");
    Set<String> names = new HashSet<>();
    for (JsonNode dimension : one.path("Dimensions")) {
      String name = dimension.path("Name").asText();
      checkName(name, 60);
      check(names.add(name), "dimension " + name + " twice");
      check(!dimension.path("Value").asText().isEmpty(), "dimension " + name + " without value");
    }
    String measure = one.path("MeasureName").asText();
    check(!measure.isEmpty() && bytes(measure) <= 256, "measure name of 1 to 256 bytes");
    check(one.path("MeasureValueType").asText().equals("MULTI"), "not MULTI");
    check(!one.path("MeasureValues").isEmpty(), "no measures");
    for (JsonNode value : one.get("MeasureValues")) {
      String name = value.path("Name").asText();
      checkName(name, 256);
      check(names.add(name), "column " + name + " twice");
      String text = value.path("Value").asText();
      check(!text.isEmpty() && text.length() <= 2_048, "value of 1 to 2048 characters: " + name);
      parse(value);
    }
    check(one.path("TimeUnit").asText().equals("NANOSECONDS"), "not in nanoseconds");
    check(one.path("Time").asText().matches("[0-9]{1,20}"), "no time: " + one.path("Time"));
    check(one.path("Version").asLong() >= 1, "version below 1");
  }

  private static void checkName(String name, int most) throws Refusal {
    check(!name.isEmpty() && bytes(name) <= most, "name of 1 to " + most + " bytes: " + name);
    check(
        !RESERVED.contains(name) && !name.startsWith("ts_") && name.indexOf(':') < 0,
        "reserved name " + name);
  }

  private static Object parse(JsonNode value) throws Refusal {
    String text = value.path("Value").asText();
    try {
      return switch (value.path("Type").asText()) {
        case "DOUBLE" -> Double.valueOf(text);
        case "BIGINT" -> Long.valueOf(text);
        case "VARCHAR" -> text;
        case "BOOLEAN" -> {
          check(text.equals("true") || text.equals("false"), "no truth: " + text);
          yield Boolean.valueOf(text);
        }
        default -> throw new Refusal(400, "ValidationException", "type " + value.path("Type"));
      };
    } catch (NumberFormatException none) {
      throw new Refusal(400, "ValidationException", "no number: " + text);
    }
  }

  /** Keeps what it can, and says of each other record why not. */
  private synchronized ArrayNode write(JsonNode request) throws Refusal {
    ArrayNode rejected = MAPPER.createArrayNode();
    int at = 0;
    for (JsonNode one : request.get("Records")) {
      ObjectNode answer = MAPPER.createObjectNode().put("RecordIndex", at++);
      keep(one, answer);
      if (answer.has("Reason")) {
        rejected.add(answer);
      }
    }
    return rejected;
  }

  private void keep(JsonNode one, ObjectNode answer) throws Refusal {
    String wrong = outside(one);
    wrong = wrong != null ? wrong : tooLarge(one);
    wrong = wrong != null ? wrong : conflict(one);
    if (wrong != null) {
      answer.put("Reason", wrong);
      return;
    }
    Map<String, Object> measures = new TreeMap<>();
    for (JsonNode value : one.get("MeasureValues")) {
      measures.put(value.get("Name").asText(), parse(value));
    }
    Map<String, String> dimensions = new TreeMap<>();
    one.path("Dimensions")
        .forEach(d -> dimensions.put(d.get("Name").asText(), d.get("Value").asText()));
    String key = one.get("MeasureName").asText() + dimensions + one.get("Time").asText();
    long version = one.get("Version").asLong();
    Row old = rows.get(key);
    if (old == null || version > old.version) {
      one.get("MeasureValues")
          .forEach(value -> columns.put(value.get("Name").asText(), value.get("Type").asText()));
      rows.put(key, new Row(version, measures));
    } else if (version < old.version || !measures.equals(old.measures)) {
      answer.put(
          "Reason", "A record already exists with the same time, dimensions, and measure name.");
      if (version < old.version) {
        answer.put("ExistingVersion", old.version);
      }
    }
  }

  private @Nullable String outside(JsonNode one) {
    long time = Long.parseLong(one.get("Time").asText());
    Instant at = Instant.ofEpochSecond(0, time);
    Instant from = now.minus(MEMORY_STORE);
    Instant to = now.plus(AHEAD);
    return at.isBefore(from) || !at.isBefore(to)
        ? "The record timestamp is outside the time range [%s, %s) of the memory store."
            .formatted(from, to)
        : null;
  }

  private static @Nullable String tooLarge(JsonNode one) {
    int series = 0;
    for (JsonNode dimension : one.path("Dimensions")) {
      series += bytes(dimension.get("Name").asText()) + bytes(dimension.get("Value").asText());
    }
    int size = series + bytes(one.get("MeasureName").asText());
    for (JsonNode value : one.get("MeasureValues")) {
      size += bytes(value.get("Name").asText()) + bytes(value.get("Value").asText());
    }
    if (one.get("MeasureValues").size() > 256) {
      return "The record has more than 256 measures.";
    }
    return series > 2_048 || size > 2_048 ? "The record is larger than 2 KB." : null;
  }

  private @Nullable String conflict(JsonNode one) {
    for (JsonNode value : one.get("MeasureValues")) {
      String type = value.get("Type").asText();
      String known = columns.getOrDefault(value.get("Name").asText(), type);
      if (!known.equals(type)) {
        return "Column %s has type %s, not %s.".formatted(value.get("Name").asText(), known, type);
      }
    }
    return null;
  }

  private static ObjectNode rejection(ArrayNode rejected) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("__type", TYPE + "RejectedRecordsException");
    body.put("message", "One or more records have been rejected.");
    body.set("RejectedRecords", rejected);
    return body;
  }

  private static void check(boolean holds, String message) throws Refusal {
    if (!holds) {
      throw new Refusal(400, "ValidationException", message);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void answer(HttpExchange exchange, int status, JsonNode answer)
      throws IOException {
    byte[] body = MAPPER.writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  /** A request that is refused as a whole. */
  private static final class Refusal extends Exception {
    private final int status;
    private final String code;

    private Refusal(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }

    private ObjectNode body() {
      return MAPPER.createObjectNode().put("__type", TYPE + code).put("message", getMessage());
    }
  }
}
