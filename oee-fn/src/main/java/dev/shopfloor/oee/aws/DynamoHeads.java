package dev.shopfloor.oee.aws;

import static dev.shopfloor.oee.aws.OeeKeys.number;
import static dev.shopfloor.oee.aws.OeeKeys.text;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.OeeStore.Start;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Heads and checkpoints. */
final class DynamoHeads {
  private static final String FOLD = "fold";

  private final DynamoDbClient dynamo;
  private final String table;
  private final Expiry expiry;

  DynamoHeads(DynamoDbClient dynamo, String table, Expiry expiry) {
    this.dynamo = dynamo;
    this.table = table;
    this.expiry = expiry;
  }

  /** Both in one read: C and H are neighbours. */
  Start start(AssetKey asset) {
    Head head = Head.NEW;
    String checkpoint = null;
    QueryRequest both =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
            .expressionAttributeValues(
                Map.of(
                    ":pk", text(OeeKeys.partition(asset)),
                    ":first", text(OeeKeys.CHECKPOINT),
                    ":last", text(OeeKeys.HEAD)))
            .build();
    for (Map<String, AttributeValue> item : dynamo.query(both).items()) {
      switch (OeeKeys.attribute(item, "sk").s()) {
        case OeeKeys.HEAD -> head = HeadItem.read(item);
        case OeeKeys.CHECKPOINT -> checkpoint = OeeKeys.attribute(item, FOLD).s();
        default -> {}
      }
    }
    return new Start(head, checkpoint);
  }

  long sealedTo(AssetKey asset) {
    Map<String, AttributeValue> item =
        dynamo
            .getItem(get ->
                get.tableName(table)
                    .key(OeeKeys.key(asset, OeeKeys.HEAD))
                    .projectionExpression(HeadItem.SEALED_TO)
                    .consistentRead(true))
            .item();
    return HeadItem.longOf(item, HeadItem.SEALED_TO, Head.NEVER);
  }

  @Nullable String checkpoint(AssetKey asset, long position) {
    Map<String, AttributeValue> item =
        dynamo
            .getItem(get ->
                get.tableName(table)
                    .key(OeeKeys.key(asset, OeeKeys.olderCheckpoint(position)))
                    .consistentRead(true))
            .item();
    return item.isEmpty() ? null : OeeKeys.attribute(item, FOLD).s();
  }

  boolean finish(AssetKey asset, Head before, Head after, @Nullable String checkpoint) {
    if (before.dirtyFrom() != Head.NOTHING
        && finish(update(asset, before, after, true), asset, after, checkpoint)) {
      return true;
    }
    // what came late meanwhile leaves its mark to the next tick, all others with it
    return finish(update(asset, before, after, false), asset, after, checkpoint);
  }

  private boolean finish(Update head, AssetKey asset, Head after, @Nullable String checkpoint) {
    if (checkpoint == null) {
      return Written.byCondition(() ->
          dynamo.updateItem(update ->
              update
                  .tableName(table)
                  .key(head.key())
                  .updateExpression(head.updateExpression())
                  .conditionExpression(head.conditionExpression())
                  .expressionAttributeNames(head.expressionAttributeNames())
                  .expressionAttributeValues(head.expressionAttributeValues())));
    }
    long position = after.checkpoints().getLast().position();
    Put newest = put(asset, OeeKeys.CHECKPOINT, checkpoint, number(expiry.ofBuckets()));
    Put kept =
        put(asset, OeeKeys.olderCheckpoint(position), checkpoint, expiry.ofOlderCheckpoints());
    return Written.byCondition(() ->
        dynamo.transactWriteItems(request ->
            request.transactItems(
                TransactWriteItem.builder().put(newest).build(),
                TransactWriteItem.builder().put(kept).build(),
                TransactWriteItem.builder().update(head).build())));
  }

  private Put put(AssetKey asset, String sort, String checkpoint, AttributeValue expires) {
    Map<String, AttributeValue> item = new HashMap<>(OeeKeys.key(asset, sort));
    item.put(FOLD, text(checkpoint));
    item.put("expires", expires);
    return Put.builder().tableName(table).item(item).build();
  }

  private Update update(AssetKey asset, Head before, Head after, boolean marksToo) {
    Map<String, AttributeValue> set = HeadItem.values(after);
    set.put("expires", expiry.ofHeads());
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    set.forEach((name, value) -> {
      // some of them are reserved words
      names.put("#" + name, name);
      values.put(":" + name, value);
    });
    String expression =
        set.keySet().stream()
            .map(name -> "#%s = :%s".formatted(name, name))
            .sorted()
            .collect(Collectors.joining(", ", "SET ", ""));
    boolean first = before.lastTick() == Head.NEVER;
    String condition = first ? "attribute_not_exists(#lastTick)" : "#lastTick = :before";
    if (!first) {
      values.put(":before", number(before.lastTick()));
    }
    if (marksToo) {
      expression += " REMOVE " + HeadItem.LATE_HOURS;
      condition += " AND %s = :late".formatted(HeadItem.LATE);
      values.put(":late", number(before.lateCount()));
    }
    if (!after.unsent().isEmpty()) {
      expression += " DELETE %s :told".formatted(HeadItem.UNSENT);
      values.put(":told", HeadItem.unsent(after.unsent()));
    }
    return Update.builder()
        .tableName(table)
        .key(OeeKeys.key(asset, OeeKeys.HEAD))
        .updateExpression(expression)
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }
}
