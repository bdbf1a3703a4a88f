package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The administration of an InfluxDB 2 with its rules: Basic sign-in, a cookie for all else, ids by
 * name, permissions by id, no token without permissions, tokens in lists unless they are hashed.
 */
final class FakeInfluxAdmin implements AutoCloseable {
  static final String USER = "admin";
  static final String PASSWORD = "correct horse: battery";
  static final String ORGANIZATION = "my plant";
  static final String BUCKET = "shop/floor";
  private static final String ORGANIZATION_ID = "0a1b2c3d4e5f6071";
  private static final String BUCKET_ID = "1122334455667788";

  private final HttpServer server;
  private final Map<String, Held> authorizations = new HashMap<>();
  private final Set<String> sessions = new HashSet<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Deque<Fault>> faults = new HashMap<>();
  private boolean hashing;
  private int made;

  /** An authorization that it holds. */
  record Held(String id, String description, String token, String permissions, Instant created) {}

  /** What it does with the next request of a kind. */
  enum Fault {
    /** Fails with 503 and does nothing. */
    UNAVAILABLE(503),
    /** Does it and closes the connection. */
    DONE_AND_HANG_UP(0),
    /** Refuses with 403. */
    FORBIDDEN(403),
    /** Ends the session first. */
    SESSION_ENDS(401),
    /** Answers with a redirect. */
    REDIRECT(307),
    /** Answers with something that is no JSON. */
    NOISE(200);

    private final int status;

    Fault(int status) {
      this.status = status;
    }
  }

  FakeInfluxAdmin() throws IOException {
    this(0);
  }

  private FakeInfluxAdmin(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  /** One that begins to listen at a port now. */
  static FakeInfluxAdmin at(int port) {
    try {
      return new FakeInfluxAdmin(port);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Keeps hashes of tokens only, as newer versions do. */
  FakeInfluxAdmin hashing() {
    hashing = true;
    return this;
  }

  /**
   * Plans faults.
   *
   * @param request method and path, such as {@code POST /api/v2/signin}
   */
  synchronized FakeInfluxAdmin then(String request, Fault... planned) {
    faults.computeIfAbsent(request, key -> new ArrayDeque<>()).addAll(List.of(planned));
    return this;
  }

  /** Holds an authorization that somebody else has made. */
  synchronized String holding(String description) {
    return hold(description, "read everything").id();
  }

  synchronized List<Held> held() {
    return List.copyOf(authorizations.values());
  }

  /** Whether a token may write the bucket, and nothing else. */
  synchronized boolean writesOnlyTheBucket(String token) {
    return authorizations.values().stream()
        .anyMatch(held ->
            held.token().equals(token)
                && held.permissions().equals("write buckets " + BUCKET_ID + " " + ORGANIZATION_ID));
  }

  /** Every token that was ever made. */
  synchronized List<String> tokens() {
    return List.copyOf(tokens);
  }

  /** Method and path of every request. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Sessions that are signed in and not out. */
  synchronized int sessions() {
    return sessions.size();
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      String request = exchange.getRequestMethod() + " " + path;
      requests.add(request);
      Fault fault = faults.getOrDefault(request, new ArrayDeque<>()).poll();
      if (fault == Fault.SESSION_ENDS) {
        sessions.clear();
      } else if (fault == Fault.DONE_AND_HANG_UP) {
        answer(exchange, request, body);
        return;
      } else if (fault != null) {
        exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
        send(
            exchange,
            new Reply(fault.status, fault == Fault.NOISE ? "<p>" : error("fault", "on purpose")));
        return;
      }
      send(exchange, answer(exchange, request, body));
    }
  }

  private Reply answer(HttpExchange exchange, String request, byte[] body) throws IOException {
    if (request.equals("POST /api/v2/signin")) {
      return signIn(exchange);
    }
    String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
    if (!sessions.contains(cookie)) {
      return new Reply(401, error("unauthorized", "unauthorized access"));
    }
    Map<String, String> query = query(exchange);
    String one = "DELETE /api/v2/authorizations/";
    if (request.startsWith(one)) {
      return authorizations.remove(request.substring(one.length())) == null
          ? new Reply(404, error("not found", "authorization not found"))
          : new Reply(204, "");
    }
    return switch (request) {
      case "POST /api/v2/signout" -> {
        sessions.remove(cookie);
        yield new Reply(204, "");
      }
      case "GET /api/v2/orgs" ->
          ORGANIZATION.equals(query.get("org"))
              ? new Reply(200, list("orgs", ORGANIZATION_ID, ORGANIZATION))
              : new Reply(404, error("not found", "organization name not found"));
      case "GET /api/v2/buckets" ->
          BUCKET.equals(query.get("name")) && ORGANIZATION_ID.equals(query.get("orgID"))
              ? new Reply(200, list("buckets", BUCKET_ID, BUCKET))
              : new Reply(200, "{\"links\":{\"self\":\"/api/v2/buckets\"},\"buckets\":[]}");
      case "GET /api/v2/authorizations" -> new Reply(200, list());
      case "POST /api/v2/authorizations" -> mint(exchange, body);
      default -> new Reply(404, error("not found", "path not found"));
    };
  }

  private Reply signIn(HttpExchange exchange) {
    String expected =
        Base64.getEncoder()
            .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!header.equals("Basic " + expected)) {
      // a header that makes the JDK's client want to sign in by itself, and words that give it away
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"influx\"");
      return new Reply(401, error("unauthorized", "refused " + header));
    }
    String cookie = "influxdb-oss-session=session" + ++made;
    sessions.add(cookie);
    exchange.getResponseHeaders().add("Set-Cookie", cookie + "; Path=/api/; HttpOnly");
    return new Reply(204, "");
  }

  private Reply mint(HttpExchange exchange, byte[] body) throws IOException {
    if (!String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
        .startsWith("application/json")) {
      return new Reply(400, error("invalid", "content type"));
    }
    Map<String, String> asked = new HashMap<>();
    try (JsonParser json = Json.factory().createParser(body)) {
      String path = "";
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        path = json.getParsingContext().pathAsPointer().toString();
        if (token == JsonToken.VALUE_STRING) {
          asked.put(path, json.getText());
        }
      }
    }
    if (!ORGANIZATION_ID.equals(asked.get("/orgID"))) {
      return new Reply(400, error("invalid", "org id required"));
    }
    String permission = "/permissions/0/";
    if (!asked.containsKey(permission + "action")) {
      return new Reply(400, error("invalid", "authorization must include permissions"));
    }
    if (asked.containsKey("/permissions/1/action")) {
      return new Reply(422, error("unprocessable entity", "one is enough"));
    }
    Held held =
        hold(
            asked.getOrDefault("/description", ""),
            String.join(
                " ",
                asked.getOrDefault(permission + "action", ""),
                asked.getOrDefault(permission + "resource/type", ""),
                asked.getOrDefault(permission + "resource/id", "all"),
                asked.getOrDefault(permission + "resource/orgID", "all")));
    return new Reply(
        201,
        new String(
            Json.bytes(json -> write(json, held, Optional.of(held.token()))),
            StandardCharsets.UTF_8));
  }

  private Held hold(String description, String permissions) {
    made++;
    String id = "%016x".formatted(0xabc0000 + made);
    String token = "token-of-%04d-secret==".formatted(made);
    Held held =
        new Held(
            id,
            description,
            token,
            permissions,
            Instant.parse("2026-11-22T08:00:00Z").plusNanos(made));
    authorizations.put(id, held);
    tokens.add(token);
    return held;
  }

  private String list() {
    return new String(
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("links");
          json.writeStringField("self", "/api/v2/authorizations");
          json.writeEndObject();
          json.writeArrayFieldStart("authorizations");
          for (Held held : authorizations.values()) {
            write(json, held, hashing ? Optional.empty() : Optional.of(held.token()));
          }
          json.writeEndArray();
          json.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, Held held, Optional<String> token)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", held.id());
    if (token.isPresent()) {
      json.writeStringField("token", token.get());
    }
    json.writeStringField("status", "active");
    json.writeStringField("description", held.description());
    json.writeArrayFieldStart("permissions");
    json.writeStartObject();
    json.writeStringField("id", "not the authorization's");
    json.writeEndObject();
    json.writeEndArray();
    json.writeStringField("createdAt", held.created().toString());
    json.writeEndObject();
  }

  private static String list(String array, String id, String name) {
    return "{\"links\":{},\"%s\":[{\"links\":{\"self\":\"/x\"},\"id\":\"%s\",\"name\":\"%s\"}]}"
        .formatted(array, id, name);
  }

  private static String error(String code, String message) {
    return new String(
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("code", code);
          json.writeStringField("message", message);
          json.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private record Reply(int status, String body) {}

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
