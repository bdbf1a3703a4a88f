package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.text;
import static dev.shopfloor.workorder.aws.Items.whole;

import dev.shopfloor.workorder.cmms.Breaker;
import dev.shopfloor.workorder.cmms.Gate;
import dev.shopfloor.workorder.cmms.GateStore;
import dev.shopfloor.workorder.cmms.TokenBucket;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** One item of WorkOrderTable a profile, {@code C#<profile>}, {@code GATE}. */
final class DynamoGateStore implements GateStore {
  private static final String VERSION = "version";

  private final DynamoDbClient dynamo;
  private final String table;
  private final Map<String, AttributeValue> id;

  DynamoGateStore(DynamoDbClient dynamo, String table, String profile) {
    this.dynamo = dynamo;
    this.table = table;
    this.id = Map.of("pk", text("C#" + profile), "sk", text("GATE"));
  }

  @Override
  public Gate read() {
    return gate(
        dynamo.getItem(request -> request.tableName(table).key(id).consistentRead(true)).item());
  }

  @Override
  public @Nullable Gate replace(Gate before, Gate after) {
    try {
      dynamo.putItem(request ->
          request
              .tableName(table)
              .item(item(after))
              .conditionExpression("attribute_not_exists(#version) OR #version = :before")
              .expressionAttributeNames(Map.of("#version", VERSION))
              .expressionAttributeValues(Map.of(":before", number(before.version())))
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return null;
    } catch (ConditionalCheckFailedException changed) {
      return changed.hasItem() ? gate(changed.item()) : read();
    }
  }

  private Map<String, AttributeValue> item(Gate gate) {
    Map<String, AttributeValue> item = new HashMap<>(id);
    item.put(VERSION, number(gate.version()));
    item.put("fullAt", number(gate.bucket().fullAt()));
    item.put("failures", number(gate.breaker().failures()));
    item.put("trips", number(gate.breaker().trips()));
    item.put("openUntil", number(gate.breaker().openUntil()));
    item.put("probeUntil", number(gate.breaker().probeUntil()));
    item.put("quietUntil", number(gate.quietUntil()));
    return item;
  }

  private static Gate gate(Map<String, AttributeValue> item) {
    return new Gate(
        whole(item, VERSION),
        new TokenBucket(whole(item, "fullAt")),
        new Breaker(
            (int) whole(item, "failures"),
            (int) whole(item, "trips"),
            whole(item, "openUntil"),
            whole(item, "probeUntil")),
        whole(item, "quietUntil"));
  }
}
