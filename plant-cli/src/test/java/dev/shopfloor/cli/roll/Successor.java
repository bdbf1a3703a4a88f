package dev.shopfloor.cli.roll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import dev.shopfloor.testing.NextRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Writes as the next release does: messages, events and results have more fields and a raised
 * version, items have one more attribute.
 */
final class Successor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ATTRIBUTE = "later";

  private final RandomGenerator chance;

  Successor(long seed) {
    chance = new Random(seed);
  }

  /** What the next release would have sent in this request's place. */
  byte[] request(Request request) throws IOException {
    String operation = request.target().substring(request.target().indexOf('.') + 1);
    switch (operation) {
      case "SendMessage", "SendMessageBatch", "PutEvents" -> {
        ObjectNode body = (ObjectNode) JSON.readTree(request.body());
        replace(body, "MessageBody");
        for (JsonNode entry : body.path("Entries")) {
          replace((ObjectNode) entry, "MessageBody");
          replace((ObjectNode) entry, "Detail");
        }
        return JSON.writeValueAsBytes(body);
      }
      case "PutItem", "UpdateItem", "TransactWriteItems" -> {
        JsonNode body = JSON.readTree(request.body());
        change(body);
        for (JsonNode item : body.path("TransactItems")) {
          change(item.path("Put"));
          change(item.path("Update"));
        }
        return JSON.writeValueAsBytes(body);
      }
      default -> {
        return request.body();
      }
    }
  }

  /** SQS answers with the hash of what it took, and the SDK compares it with what it sent. */
  static Response answer(Request request, Response answer) throws IOException {
    if (!request.target().endsWith("SendMessageBatch") || answer.status() != 200) {
      return answer;
    }
    JsonNode sent = JSON.readTree(request.body());
    JsonNode taken = JSON.readTree(answer.body());
    for (JsonNode done : taken.path("Successful")) {
      for (JsonNode entry : sent.path("Entries")) {
        if (entry.path("Id").equals(done.path("Id"))) {
          ((ObjectNode) done).put("MD5OfMessageBody", md5(entry.path("MessageBody").asText()));
        }
      }
    }
    return new Response(
        answer.status(),
        answer.contentType(),
        JSON.writeValueAsBytes(taken),
        answer.headers(),
        null);
  }

  /** How many points the telemetry messages of a request hold. */
  static int points(byte[] request) throws IOException {
    int points = 0;
    for (JsonNode entry : JSON.readTree(request).path("Entries")) {
      points += JSON.readTree(entry.path("MessageBody").asText()).path("points").size();
    }
    return points;
  }

  private void replace(ObjectNode holder, String name) throws IOException {
    JsonNode text = holder.path(name);
    if (text.isTextual() && text.asText().startsWith("{")) {
      holder.put(name, later(text.asText()));
    }
  }

  private String later(String text) throws IOException {
    String grown;
    synchronized (chance) {
      grown = NextRelease.grown(text, chance, "stateSeconds");
    }
    return JSON.readTree(text).has("v") ? NextRelease.raised(grown, 1) : grown;
  }

  private void change(JsonNode write) throws IOException {
    if (write.path("Item") instanceof ObjectNode item) {
      item.putObject(ATTRIBUTE).put("S", "kept by the next release");
      for (String result : new String[] {"result", "before"}) {
        if (item.path(result) instanceof ObjectNode text) {
          replace(text, "S");
        }
      }
    }
    String expression = write.path("UpdateExpression").asText("");
    if (expression.contains("SET ")) {
      ObjectNode update = (ObjectNode) write;
      update.put("UpdateExpression", expression.replaceFirst("SET ", "SET later = :later, "));
      update.withObject("/ExpressionAttributeValues").putObject(":later").put("S", "kept");
    }
  }

  private static String md5(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
