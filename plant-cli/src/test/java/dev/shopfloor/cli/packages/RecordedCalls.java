package dev.shopfloor.cli.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What functions asked AWS for, in the words of IAM: a transaction counts as the action of each of
 * its parts, and a batch of messages as the sending of one.
 */
public final class RecordedCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> PREFIXES =
      Map.of(
          "DynamoDB_20120810", "dynamodb",
          "AmazonSQS", "sqs",
          "AWSEvents", "events",
          "secretsmanager", "secretsmanager",
          "Timestream_20181101", "timestream");
  private static final Map<String, String> PARTS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /**
   * One use of a permission.
   *
   * @param function its logical id
   * @param action as IAM names it, such as {@code dynamodb:PutItem}
   * @param resource name of the table ({@code table/index/name} for an index), queue or bus, or the
   *     id of the secret
   */
  public record Call(String function, String action, String resource) {}

  /** All calls, in order. */
  public List<Call> all() {
    return List.copyOf(calls);
  }

  /** The actions that a function used. */
  public Set<String> actions(String function) {
    Set<String> actions = new TreeSet<>();
    for (Call call : calls) {
      if (call.function.equals(function)) {
        actions.add(call.action);
      }
    }
    return actions;
  }

  /** Actions that a function may use and has not: what a policy could do without, or a gap here. */
  public Set<String> unused(String function, Set<String> allowed) {
    Set<String> unused = new TreeSet<>(allowed);
    unused.removeAll(actions(function));
    return unused;
  }

  /**
   * Notes a request.
   *
   * @param target the header X-Amz-Target
   * @param body JSON
   */
  void note(String function, String target, byte[] body) {
    try {
      calls.addAll(read(function, target, JSON.readTree(body)));
    } catch (IOException noJson) {
      calls.add(new Call(function, target, "unreadable"));
    }
  }

  private static List<Call> read(String function, String target, JsonNode body) {
    int dot = target.lastIndexOf('.');
    String service = PREFIXES.getOrDefault(target.substring(0, Math.max(0, dot)), target);
    String operation = target.substring(dot + 1);
    List<Call> found = new ArrayList<>();
    if (body.has("TransactItems")) {
      for (JsonNode item : body.get("TransactItems")) {
        item.properties()
            .forEach(part ->
                found.add(
                    new Call(
                        function,
                        service + ":" + PARTS.getOrDefault(part.getKey(), part.getKey()),
                        part.getValue().path("TableName").asText())));
      }
      return found;
    }
    for (String resource : resources(body)) {
      String action = operation.equals("SendMessageBatch") ? "SendMessage" : operation;
      found.add(new Call(function, service + ":" + action, resource));
    }
    return found;
  }

  private static Set<String> resources(JsonNode body) {
    Set<String> resources = new TreeSet<>();
    if (body.has("TableName")) {
      String index = body.path("IndexName").asText("");
      resources.add(body.get("TableName").asText() + (index.isEmpty() ? "" : "/index/" + index));
    } else if (body.has("RequestItems")) {
      body.get("RequestItems").fieldNames().forEachRemaining(resources::add);
    } else if (body.has("QueueUrl")) {
      String url = body.get("QueueUrl").asText();
      resources.add(url.substring(url.lastIndexOf('/') + 1));
    } else if (body.has("SecretId")) {
      resources.add(body.get("SecretId").asText());
    } else if (body.path("Entries").isArray()) {
      body.get("Entries").forEach(entry -> resources.add(entry.path("EventBusName").asText()));
    } else {
      resources.add("*");
    }
    return resources;
  }
}
