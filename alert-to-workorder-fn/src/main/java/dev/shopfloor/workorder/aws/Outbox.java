package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.text;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.WorkOrderStore.Due;
import dev.shopfloor.workorder.WorkOrderStore.Failed;
import dev.shopfloor.workorder.WorkOrderStore.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The sparse index {@code outbox}: one partition an urgency, so that what is urgent is found
 * however much waits, and one for refused orders. What the index does not carry is read a hundred
 * problems a request.
 */
final class Outbox {
  /** What the partitions of work to be done begin with. */
  static final String PENDING = "PENDING";

  /** The partition of refused orders; sorts after the others, so that anything new replaces it. */
  static final String REFUSED = "REFUSED";

  /** The partition of orders to be looked at; sorts after all that waits. */
  static final String LOOKS = PENDING + "#look";

  private static final int MOST_KEYS = 100;

  private final DynamoDbClient dynamo;
  private final String table;

  Outbox(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** The partition of an urgency; the more urgent sorts first. */
  static String partition(Priority urgency) {
    return PENDING + '#' + urgency.name();
  }

  List<Due> due(long now, int most) {
    List<Due> due = new ArrayList<>();
    for (Priority urgency : Priority.values()) {
      due(partition(urgency), now, most, due);
    }
    due(LOOKS, now, most, due);
    return due;
  }

  private void due(String partition, long now, int most, List<Due> due) {
    int left = most - due.size();
    if (left > 0) {
      states(keys(partition, now, left)).stream()
          .filter(item -> Items.string(item, "outbox").startsWith(PENDING))
          .map(Outbox::due)
          .forEach(due::add);
    }
  }

  List<Failed> failed(int most) {
    return states(keys(REFUSED, Long.MAX_VALUE, most)).stream()
        .filter(item -> Items.string(item, "outbox").equals(REFUSED))
        .map(item ->
            Failed.of(
                Items.key(item),
                new Known(AssetKey.parse(Items.string(item, "asset")), Items.state(item))))
        .toList();
  }

  private List<String> keys(String partition, long until, int most) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName("outbox")
            .keyConditionExpression("#outbox = :partition AND #due <= :until")
            .expressionAttributeNames(Map.of("#outbox", "outbox", "#due", "due"))
            .expressionAttributeValues(
                Map.of(":partition", text(partition), ":until", number(until)))
            .limit(most)
            .build();
    return dynamo.queryPaginator(query).items().stream().limit(most).map(Items::key).toList();
  }

  /** In the order of the keys; what has left the outbox meanwhile is left out. */
  private List<Map<String, AttributeValue>> states(List<String> keys) {
    List<Map<String, AttributeValue>> states = new ArrayList<>(keys.size());
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      List<String> some = keys.subList(from, Math.min(from + MOST_KEYS, keys.size()));
      Map<String, Map<String, AttributeValue>> byKey = new HashMap<>();
      read(some).forEach(item -> byKey.put(Items.key(item), item));
      some.stream()
          .map(byKey::get)
          .filter(item -> item != null && item.containsKey("outbox"))
          .forEach(states::add);
    }
    return states;
  }

  private List<Map<String, AttributeValue>> read(List<String> keys) {
    List<Map<String, AttributeValue>> ids =
        keys.stream().map(key -> Items.id(key, Items.STATE)).toList();
    BatchGetItemResponse response =
        dynamo.batchGetItem(request ->
            request.requestItems(Map.of(table, KeysAndAttributes.builder().keys(ids).build())));
    // what DynamoDB left out for now is still on the outbox at the next tick
    return response.responses().getOrDefault(table, List.of());
  }

  private static Due due(Map<String, AttributeValue> item) {
    String partition = Items.string(item, "outbox");
    return new Due(
        Items.key(item),
        AssetKey.parse(Items.string(item, "asset")),
        partition.equals(LOOKS)
            ? Priority.P4
            : Priority.valueOf(partition.substring(partition.indexOf('#') + 1)),
        item.containsKey("since") ? Items.whole(item, "since") : Items.whole(item, "due"),
        partition.equals(LOOKS),
        (int) Items.whole(item, "failures"));
  }
}
