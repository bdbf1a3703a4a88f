package dev.shopfloor.runtime.aws;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Takes batches out of QuarantineTable after their records were sent through again.
 *
 * <p>Items are named by their content, so that a record that fails again in the same way is written
 * onto the very item that is to go. A mark tells the two apart: it is set before anything is sent,
 * writing the item again wipes it, and only a marked item is deleted.
 */
public final class QuarantineRemoval {
  private static final String MARK = "replay";

  private final DynamoDbClient dynamo;
  private final String table;
  private final String token;

  /**
   * A removal.
   *
   * @param token names this replay, unique
   */
  public QuarantineRemoval(DynamoDbClient dynamo, String table, String token) {
    this.dynamo = dynamo;
    this.table = table;
    this.token = token;
  }

  /** Marks a batch; to be done for all batches before the first record is sent. */
  public void begin(QuarantineReader.Batch batch) {
    for (Map<String, AttributeValue> key : keys(batch)) {
      try {
        dynamo.updateItem(update ->
            update
                .tableName(table)
                .key(key)
                .updateExpression("SET #mark = :token")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeNames(Map.of("#mark", MARK))
                .expressionAttributeValues(Map.of(":token", AttributeValue.fromS(token))));
      } catch (ConditionalCheckFailedException expired) {
        // it went by itself; there is nothing left to delete
      }
    }
  }

  /** Deletes a batch, unless it was written again since it was marked. */
  public void finish(QuarantineReader.Batch batch) {
    for (Map<String, AttributeValue> key : keys(batch)) {
      try {
        dynamo.deleteItem(delete ->
            delete
                .tableName(table)
                .key(key)
                .conditionExpression("#mark = :token")
                .expressionAttributeNames(Map.of("#mark", MARK))
                .expressionAttributeValues(Map.of(":token", AttributeValue.fromS(token))));
      } catch (ConditionalCheckFailedException writtenAgain) {
        // its records came back: they stay
      }
    }
  }

  private List<Map<String, AttributeValue>> keys(QuarantineReader.Batch batch) {
    String[] id = batch.id().split("#", 2);
    String partition = QuarantineTable.partition(Long.parseLong(id[0]), id[1]);
    return dynamo
        .queryPaginator(query ->
            query
                .tableName(table)
                .consistentRead(true)
                .projectionExpression("pk, sk")
                .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(partition),
                        ":sk", AttributeValue.fromS(batch.id() + '#'))))
        .items()
        .stream()
        .map(item ->
            Map.of(
                "pk", Objects.requireNonNull(item.get("pk")),
                "sk", Objects.requireNonNull(item.get("sk"))))
        .toList();
  }
}
