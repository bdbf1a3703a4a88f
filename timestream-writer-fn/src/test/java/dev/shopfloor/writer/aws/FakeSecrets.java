package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Secrets Manager with its rules: a secret must be there, a version is written once, and only with
 * the same text again.
 */
final class FakeSecrets implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> current = new HashMap<>();
  private final Map<String, String> versions = new HashMap<>();
  private final List<String> operations = new ArrayList<>();
  private final Deque<String> refusals = new ArrayDeque<>();

  FakeSecrets() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized FakeSecrets with(String arn, String text) {
    current.put(arn, text);
    return this;
  }

  synchronized void without(String arn) {
    current.remove(arn);
  }

  /** Refuses the next call of this operation, for good. */
  synchronized FakeSecrets refusing(String operation) {
    refusals.add(operation);
    return this;
  }

  synchronized String text(String arn) {
    return current.getOrDefault(arn, "");
  }

  /** The operations called, such as GetSecretValue. */
  synchronized List<String> operations() {
    return List.copyOf(operations);
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String operation = target.substring(target.indexOf('.') + 1);
      Map<String, String> request = new HashMap<>();
      try (JsonParser json = Json.factory().createParser(exchange.getRequestBody())) {
        Json.enterObject(json);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          request.put(json.currentName(), json.nextTextValue());
        }
      }
      operations.add(operation);
      if (operation.equals(refusals.peek())) {
        refusals.poll();
        answer(exchange, 400, error("AccessDeniedException", "is not authorized to perform"));
        return;
      }
      String arn = request.getOrDefault("SecretId", "");
      if (!current.containsKey(arn)) {
        answer(exchange, 400, error("ResourceNotFoundException", "can't find the secret"));
        return;
      }
      switch (operation) {
        case "GetSecretValue" -> answer(exchange, 200, value(arn));
        case "PutSecretValue" -> put(exchange, arn, request);
        default -> answer(exchange, 400, error("InvalidRequestException", operation));
      }
    }
  }

  private void put(HttpExchange exchange, String arn, Map<String, String> request)
      throws IOException {
    String version = request.getOrDefault("ClientRequestToken", "");
    String text = request.getOrDefault("SecretString", "");
    if (version.length() < 32 || version.length() > 64) {
      answer(exchange, 400, error("InvalidParameterException", "ClientRequestToken"));
      return;
    }
    String known = versions.putIfAbsent(arn + version, text);
    if (known != null && !known.equals(text)) {
      answer(exchange, 400, error("ResourceExistsException", "a version with other text"));
      return;
    }
    if (known == null) {
      current.put(arn, text);
    }
    answer(exchange, 200, "{\"VersionId\":\"%s\"}".formatted(version).getBytes());
  }

  private byte[] value(String arn) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeStringField("ARN", arn);
      json.writeStringField("SecretString", text(arn));
      json.writeEndObject();
    });
  }

  private static byte[] error(String code, String message) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeStringField("__type", code);
      json.writeStringField("message", message);
      json.writeEndObject();
    });
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
