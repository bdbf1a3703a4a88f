package dev.shopfloor.oee.aws;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.RollUp;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.Version;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads results out of the OEE table, for those who show them. */
public final class OeeResults {
  private OeeResults() {}

  /**
   * The newest result of each shift of an asset that the table still holds, in the order of time.
   */
  public static List<ShiftResult> read(DynamoDbClient dynamo, String table, AssetKey asset) {
    return read(dynamo, query(table, OeeKeys.partition(asset), OeeKeys.RESULTS).build());
  }

  /** The results that a query of the table finds; those of an earlier format are left out. */
  static List<ShiftResult> read(DynamoDbClient dynamo, QueryRequest query) {
    return dynamo.queryPaginator(query).items().stream()
        .map(item -> VersionItem.result(item, "result"))
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * The versions of a shift that were told, in their order; 0 is the one it was closed with.
   *
   * @param start of the shift, ns since the epoch
   */
  public static List<Version> versions(
      DynamoDbClient dynamo, String table, AssetKey asset, long start) {
    QueryRequest all =
        query(table, OeeKeys.partition(asset), OeeKeys.versions(start) + "v").build();
    return dynamo.queryPaginator(all).items().stream()
        .map(VersionItem::read)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The newest result of each shift of a line, in the order of time. */
  public static List<RollUp> line(DynamoDbClient dynamo, String table, String site, String line) {
    return rollUps(dynamo, table, new RollUp.Key(RollUp.Scope.LINE, site, line, "", 0));
  }

  /** The newest result of each shift of a plant, in the order of time. */
  public static List<RollUp> plant(DynamoDbClient dynamo, String table, String site) {
    return rollUps(dynamo, table, new RollUp.Key(RollUp.Scope.PLANT, site, "", "", 0));
  }

  private static List<RollUp> rollUps(DynamoDbClient dynamo, String table, RollUp.Key key) {
    QueryRequest all = query(table, OeeKeys.partition(key), OeeKeys.RESULTS).build();
    return dynamo.queryPaginator(all).items().stream().flatMap(DynamoRollUps::read).toList();
  }

  /** Whether no closed shift of an asset waits to be made final, restated or told. */
  public static boolean settled(DynamoDbClient dynamo, String table, AssetKey asset) {
    Head head =
        HeadItem.read(
            dynamo
                .getItem(get ->
                    get.tableName(table).key(OeeKeys.key(asset, OeeKeys.HEAD)).consistentRead(true))
                .item());
    return head.closed().settled() && head.unsent().isEmpty() && head.dirtyFrom() == Head.NOTHING;
  }

  private static QueryRequest.Builder query(String table, String partition, String prefix) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
        .expressionAttributeValues(
            Map.of(":pk", OeeKeys.text(partition), ":prefix", OeeKeys.text(prefix)));
  }
}
