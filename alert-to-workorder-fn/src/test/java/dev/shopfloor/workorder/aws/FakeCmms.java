package dev.shopfloor.workorder.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A maintenance system over real HTTP that misbehaves as its switches say. */
final class FakeCmms implements AutoCloseable {
  final List<Map<String, String>> orders = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  final List<@Nullable String> authorizations = new ArrayList<>();

  /** What happens to the next request that changes something. */
  volatile Mood mood = Mood.WELL;

  volatile @Nullable String retryAfter;
  volatile boolean searchesSubstrings;
  volatile boolean searchesLate;
  volatile boolean withoutTimes;
  private int changes;
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpServer server;

  /** How a request is treated. */
  enum Mood {
    WELL,
    COMMIT_THEN_DROP,
    COMMIT_THEN_500,
    COMMIT_THEN_NONSENSE,
    DROP,
    THROTTLE,
    REFUSE,
    UNAUTHORIZED,
    REDIRECT,
    NOT_FOUND,
    TRICKLE
  }

  FakeCmms() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<String> comments(int order) {
    String all = orders.get(order).getOrDefault("comments", "");
    return all.isEmpty() ? List.of() : List.of(all.split("\n"));
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    Map<String, String> body = fields(exchange.getRequestBody().readAllBytes());
    synchronized (this) {
      requests.add(method + " " + exchange.getRequestURI());
      authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    }
    switch (mood) {
      case WELL -> answer(exchange, method, path, body);
      case COMMIT_THEN_DROP -> {
        work(method, path, body);
        exchange.close();
      }
      case COMMIT_THEN_500 -> {
        work(method, path, body);
        send(exchange, 500, "{\"error\":\"database\"}");
      }
      case COMMIT_THEN_NONSENSE -> {
        work(method, path, body);
        send(exchange, 201, "<html>welcome</html>");
      }
      case DROP -> exchange.close();
      case THROTTLE -> {
        if (retryAfter != null) {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        send(exchange, 429, "{\"error\":\"slow down\"}");
      }
      case REFUSE ->
          send(
              exchange,
              400,
              "{\"error\":\"unknown asset\",\"field\":\"asset\",\"mend\":\"create it first\"}");
      case UNAUTHORIZED -> send(exchange, 403, "");
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
        send(exchange, 302, "");
      }
      case NOT_FOUND -> send(exchange, 404, "no such page");
      case TRICKLE -> trickle(exchange, method, path, body);
    }
  }

  /** The headers at once and then nothing: what a timeout on the headers alone would wait for. */
  private void trickle(HttpExchange exchange, String method, String path, Map<String, String> body)
      throws IOException {
    work(method, path, body);
    exchange.sendResponseHeaders(201, 1_000);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    try {
      end.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private void answer(HttpExchange exchange, String method, String path, Map<String, String> body)
      throws IOException {
    if (method.equals("GET") && path.equals("/api/work-orders")) {
      String query = URLDecoder.decode(exchange.getRequestURI().getQuery(), StandardCharsets.UTF_8);
      send(
          exchange,
          200,
          query.startsWith("marker=")
              ? search(query.substring("marker=".length()))
              : changes(Long.parseLong(query.replaceAll("changedSince=(\\d+)&limit=\\d+", "$1"))));
      return;
    }
    Map<String, String> order = work(method, path, body);
    if (order == null) {
      send(exchange, 404, "{\"error\":\"no such work order\"}");
    } else {
      send(exchange, method.equals("POST") ? 201 : 200, json(order));
    }
  }

  private synchronized @Nullable Map<String, String> work(
      String method, String path, Map<String, String> body) {
    if (path.equals("/api/work-orders")) {
      Map<String, String> order = new LinkedHashMap<>(body);
      order.put("id", Integer.toString(orders.size() + 1));
      order.put("number", "WO-" + (orders.size() + 1));
      order.put("status", "OPEN");
      order.put("url", address() + "/work-orders/" + (orders.size() + 1));
      orders.add(order);
      return changed(order);
    }
    int id = Integer.parseInt(path.split("/")[3]);
    if (id > orders.size()) {
      return null;
    }
    Map<String, String> order = orders.get(id - 1);
    if (path.endsWith("/comments")) {
      String line = body.get("externalId") + ": " + body.get("text").replace('\n', ' ');
      if (!comments(id - 1).contains(line)) {
        order.merge("comments", line, (all, more) -> all + "\n" + more);
      }
    } else if (method.equals("PATCH")) {
      order.putAll(body);
    }
    return changed(order);
  }

  /** A person completes an order. */
  synchronized void complete(int order, String by) {
    orders.get(order).put("status", "COMPLETED");
    changed(orders.get(order));
    orders.get(order).put("finished", orders.get(order).get("updated"));
    orders.get(order).put("finishedBy", by);
  }

  private Map<String, String> changed(Map<String, String> order) {
    order.put("updated", Instant.parse("2026-06-15T08:01:00Z").plusMillis(++changes).toString());
    return order;
  }

  private synchronized String changes(long since) {
    return orders.stream()
        .filter(order -> Instant.parse(order.get("updated")).toEpochMilli() >= since)
        .sorted(Comparator.comparing(order -> order.get("updated")))
        .map(order -> withoutTimes ? Map.of("id", "1") : order)
        .map(FakeCmms::json)
        .toList()
        .toString()
        .transform(items -> "{\"items\":" + items + ",\"more\":false}");
  }

  private synchronized String search(String marker) {
    return orders.stream()
        .filter(order -> !searchesLate)
        .filter(order ->
            searchesSubstrings
                ? order.get("marker").contains(marker)
                : order.get("marker").equals(marker))
        .map(FakeCmms::json)
        .toList()
        .toString()
        .transform(items -> "{\"items\":" + items + "}");
  }

  private static String json(Map<String, String> order) {
    return new String(
        Json.bytes(json -> {
          json.writeStartObject();
          for (Map.Entry<String, String> field : order.entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
          }
          json.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(byte[] body) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    if (body.length > 0) {
      try (JsonParser json = Json.factory().createParser(body)) {
        Json.enterObject(json);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
          json.nextToken();
          fields.put(name, json.getText());
        }
      }
    }
    return fields;
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
