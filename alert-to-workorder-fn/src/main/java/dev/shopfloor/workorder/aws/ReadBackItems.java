package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.text;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.workorder.WorkOrderStore.Known;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * How far a profile has been read back, item {@code R#<profile>}, and the problems that it tells
 * of.
 */
final class ReadBackItems {
  private static final String TO = "readTo";

  private final DynamoDbClient dynamo;
  private final String table;
  private final Map<String, AttributeValue> id;

  ReadBackItems(DynamoDbClient dynamo, String table, String profile) {
    this.dynamo = dynamo;
    this.table = table;
    this.id = Map.of("pk", text("R#" + profile), "sk", text("CURSOR"));
  }

  long to() {
    return Items.whole(get(id), TO);
  }

  void to(long at) {
    try {
      dynamo.updateItem(request ->
          request
              .tableName(table)
              .key(id)
              .updateExpression("SET #to = :to")
              .conditionExpression("attribute_not_exists(#to) OR #to < :to")
              .expressionAttributeNames(Map.of("#to", TO))
              .expressionAttributeValues(Map.of(":to", number(at))));
    } catch (ConditionalCheckFailedException further) {
      // another invocation has read on; what is between is kept by now
    }
  }

  @Nullable Known known(String key) {
    Map<String, AttributeValue> item = get(Items.id(key, Items.STATE));
    return item.isEmpty()
        ? null
        : new Known(AssetKey.parse(Items.string(item, "asset")), Items.state(item));
  }

  private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return dynamo.getItem(request -> request.tableName(table).key(key).consistentRead(true)).item();
  }
}
