package dev.shopfloor.workorder.aws;

import static dev.shopfloor.workorder.aws.Items.number;
import static dev.shopfloor.workorder.aws.Items.text;
import static dev.shopfloor.workorder.aws.Items.whole;

import dev.shopfloor.workorder.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Budgets of orders, one item each: the markers that have room, with the time. A budget holds few
 * orders, so an item stays small; its version guards it.
 */
final class BudgetItems {
  private static final Duration KEPT = Duration.ofDays(2);
  private static final int MOST_TRIES = 10;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Clock clock;

  BudgetItems(DynamoDbClient dynamo, String table, Clock clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.clock = clock;
  }

  boolean admit(String marker, List<Scope> scopes, long now) {
    for (int tries = 1; ; tries++) {
      List<TransactWriteItem> writes = new ArrayList<>();
      for (Scope scope : scopes) {
        Map<String, AttributeValue> item = read(scope);
        Map<String, AttributeValue> orders = inWindow(item, scope, now);
        if (!orders.containsKey(marker) && orders.size() >= scope.orders()) {
          return false;
        }
        orders.put(marker, number(now));
        writes.add(write(scope, orders, whole(item, "version")));
      }
      try {
        Contention.retry(() -> dynamo.transactWriteItems(request -> request.transactItems(writes)));
        return true;
      } catch (TransactionCanceledException cancelled) {
        boolean overtaken =
            cancelled.cancellationReasons().stream()
                .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
        if (!overtaken || tries == MOST_TRIES) {
          throw cancelled;
        }
      }
    }
  }

  private Map<String, AttributeValue> read(Scope scope) {
    return dynamo
        .getItem(request -> request.tableName(table).key(id(scope)).consistentRead(true))
        .item();
  }

  private static Map<String, AttributeValue> inWindow(
      Map<String, AttributeValue> item, Scope scope, long now) {
    Map<String, AttributeValue> orders = new HashMap<>();
    AttributeValue kept = item.get("orders");
    if (kept != null) {
      kept.m()
          .forEach((marker, at) -> {
            if (Long.parseLong(at.n()) > now - scope.within()) {
              orders.put(marker, at);
            }
          });
    }
    return orders;
  }

  private TransactWriteItem write(Scope scope, Map<String, AttributeValue> orders, long version) {
    Map<String, AttributeValue> item = new HashMap<>(id(scope));
    item.put("orders", AttributeValue.fromM(orders));
    item.put("version", number(version + 1));
    item.put("expires", number(clock.instant().plus(KEPT).getEpochSecond()));
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(#version) OR #version = :seen")
                .expressionAttributeNames(Map.of("#version", "version"))
                .expressionAttributeValues(Map.of(":seen", number(version))))
        .build();
  }

  private static Map<String, AttributeValue> id(Scope scope) {
    return Map.of("pk", text("B#" + scope.name()), "sk", text("BUDGET"));
  }
}
