package dev.shopfloor.oee.aws;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads results out of the OEE table, for those who show them. */
public final class OeeResults {
  private OeeResults() {}

  /**
   * The newest result of each shift of an asset that the table still holds, in the order of time.
   */
  public static List<ShiftResult> read(DynamoDbClient dynamo, String table, AssetKey asset) {
    return read(
        dynamo,
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :results)")
            .expressionAttributeValues(
                Map.of(
                    ":pk",
                    OeeKeys.text(OeeKeys.partition(asset)),
                    ":results",
                    OeeKeys.text(OeeKeys.RESULTS)))
            .build());
  }

  /** The results that a query of the table finds. */
  static List<ShiftResult> read(DynamoDbClient dynamo, QueryRequest query) {
    return dynamo.queryPaginator(query).items().stream().map(OeeResults::result).toList();
  }

  private static ShiftResult result(Map<String, AttributeValue> item) {
    try {
      return ShiftResultCodec.read(OeeKeys.attribute(item, "result").s());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "result %s of %s cannot be read".formatted(item.get("sk"), item.get("pk")), unreadable);
    }
  }
}
