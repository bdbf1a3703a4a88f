package dev.shopfloor.workorder.aws;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.WorkOrderStore.Due;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads what the outbox index does not carry, a hundred problems a request. */
final class OutboxStates {
  private static final int MOST_KEYS = 100;

  private final DynamoDbClient dynamo;
  private final String table;

  OutboxStates(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  List<Due> read(List<String> keys) {
    List<Due> due = new ArrayList<>(keys.size());
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      readSome(keys.subList(from, Math.min(from + MOST_KEYS, keys.size())), due);
    }
    return due;
  }

  private void readSome(List<String> keys, List<Due> due) {
    List<Map<String, AttributeValue>> ids =
        keys.stream().map(key -> Items.id(key, Items.STATE)).toList();
    BatchGetItemResponse response =
        dynamo.batchGetItem(request ->
            request.requestItems(Map.of(table, KeysAndAttributes.builder().keys(ids).build())));
    // what DynamoDB left out for now is still on the outbox at the next tick
    for (Map<String, AttributeValue> item : response.responses().getOrDefault(table, List.of())) {
      if (item.containsKey("outbox")) {
        due.add(due(item));
      }
    }
  }

  private static Due due(Map<String, AttributeValue> item) {
    String waiting = Items.stringOrNull(item, "waiting");
    return new Due(
        Items.key(item),
        AssetKey.parse(Items.string(item, "asset")),
        waiting == null ? Severity.LOW : Severity.valueOf(waiting),
        item.containsKey("since") ? Items.whole(item, "since") : Items.whole(item, "due"));
  }
}
