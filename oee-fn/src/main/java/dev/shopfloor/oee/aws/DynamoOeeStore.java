package dev.shopfloor.oee.aws;

import static dev.shopfloor.oee.aws.OeeKeys.number;
import static dev.shopfloor.oee.aws.OeeKeys.text;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.OeeStore;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The OEE table. Reads are consistent: a checkpoint must never rest on a read that was behind the
 * late count it names.
 */
public final class DynamoOeeStore implements OeeStore {
  /** How long items stay after they were written: late data is taken for 35 days, and some more. */
  private static final Duration KEPT = Duration.ofDays(45);

  private static final long SECOND = 1_000_000_000L;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Clock clock;

  /**
   * The table of this name.
   *
   * @param clock wall clock, for the items' expiry only
   */
  public DynamoOeeStore(DynamoDbClient dynamo, String table, Clock clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Start start(AssetKey asset) {
    Head head = Head.NEW;
    String checkpoint = null;
    QueryRequest both = query(asset, OeeKeys.CHECKPOINT, OeeKeys.HEAD).build();
    for (Map<String, AttributeValue> item : dynamo.query(both).items()) {
      switch (OeeKeys.attribute(item, "sk").s()) {
        case OeeKeys.HEAD -> head = HeadItem.read(item);
        case OeeKeys.CHECKPOINT -> checkpoint = OeeKeys.attribute(item, "fold").s();
        default -> {}
      }
    }
    return new Start(head, checkpoint);
  }

  @Override
  public long sealedTo(AssetKey asset) {
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

  @Override
  public Stored bucket(AssetKey asset, long minute) {
    Map<String, AttributeValue> item =
        dynamo
            .getItem(get ->
                get.tableName(table)
                    .key(OeeKeys.key(asset, OeeKeys.bucket(minute)))
                    .consistentRead(true))
            .item();
    return item.isEmpty() ? new Stored(MinuteBucket.empty(minute), 0) : BucketItem.read(item);
  }

  @Override
  public boolean write(AssetKey asset, Stored bucket, boolean late) {
    Put put = put(asset, bucket);
    try {
      if (late) {
        writeLate(asset, put, bucket.bucket().minute());
      } else {
        dynamo.putItem(request ->
            request
                .tableName(table)
                .item(put.item())
                .conditionExpression(put.conditionExpression())
                .expressionAttributeValues(values(put)));
      }
      return true;
    } catch (ConditionalCheckFailedException | TransactionConflictException changed) {
      return false;
    } catch (TransactionCanceledException cancelled) {
      if (isContention(cancelled)) {
        return false;
      }
      throw cancelled;
    }
  }

  private Put put(AssetKey asset, Stored bucket) {
    Stored next = new Stored(bucket.bucket(), bucket.revision() + 1);
    Put.Builder put = Put.builder().tableName(table).item(BucketItem.item(asset, next, expires()));
    return bucket.revision() == 0
        ? put.conditionExpression("attribute_not_exists(pk)").build()
        : put.conditionExpression(BucketItem.REVISION + " = :rev")
            .expressionAttributeValues(Map.of(":rev", number(bucket.revision())))
            .build();
  }

  /** An empty map of values is an error to DynamoDB, no map is not. */
  private static @Nullable Map<String, AttributeValue> values(Put put) {
    return put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null;
  }

  private void writeLate(AssetKey asset, Put put, long minute) {
    Update count =
        Update.builder()
            .tableName(table)
            .key(OeeKeys.key(asset, OeeKeys.HEAD))
            .updateExpression("ADD %s :one, %s :hour".formatted(HeadItem.LATE, HeadItem.LATE_HOURS))
            .expressionAttributeValues(
                Map.of(":one", number(1), ":hour", HeadItem.lateHour(minute)))
            .build();
    dynamo.transactWriteItems(request ->
        request.transactItems(
            TransactWriteItem.builder().put(put).build(),
            TransactWriteItem.builder().update(count).build()));
  }

  private static boolean isContention(TransactionCanceledException cancelled) {
    return cancelled.cancellationReasons().stream()
        .anyMatch(reason ->
            "ConditionalCheckFailed".equals(reason.code())
                || "TransactionConflict".equals(reason.code()));
  }

  @Override
  public List<MinuteBucket> buckets(AssetKey asset, long firstMinute, long lastMinute) {
    return dynamo
        .queryPaginator(
            query(asset, OeeKeys.bucket(firstMinute), OeeKeys.bucket(lastMinute)).build())
        .items()
        .stream()
        .map(BucketItem::bucket)
        .toList();
  }

  @Override
  public Iterator<MinuteBucket> newestFirst(AssetKey asset, long firstMinute, long lastMinute) {
    // the newest few mostly tell all; the paginator reads on only when asked
    QueryRequest request =
        query(asset, OeeKeys.bucket(firstMinute), OeeKeys.bucket(lastMinute))
            .scanIndexForward(false)
            .limit(100)
            .build();
    return dynamo.queryPaginator(request).items().stream().map(BucketItem::bucket).iterator();
  }

  private QueryRequest.Builder query(AssetKey asset, String first, String last) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
        .expressionAttributeValues(
            Map.of(
                ":pk", text(OeeKeys.partition(asset)), ":first", text(first), ":last", text(last)));
  }

  @Override
  public void keepCheckpoint(AssetKey asset, String checkpoint) {
    Map<String, AttributeValue> item = new HashMap<>(OeeKeys.key(asset, OeeKeys.CHECKPOINT));
    item.put("fold", text(checkpoint));
    item.put("expires", number(expires()));
    dynamo.putItem(put -> put.tableName(table).item(item));
  }

  @Override
  public void keepResult(ShiftResult result) {
    Map<String, AttributeValue> item =
        new HashMap<>(OeeKeys.key(result.asset(), OeeKeys.result(result.window().start())));
    byte[] json = Json.bytes(generator -> ShiftResultCodec.write(generator, result));
    item.put("result", text(new String(json, StandardCharsets.UTF_8)));
    item.put("asOf", number(result.asOf()));
    item.put("ver", number(result.version()));
    item.put("expires", number(expires()));
    try {
      dynamo.putItem(put ->
          put.tableName(table)
              .item(item)
              .conditionExpression(
                  "attribute_not_exists(pk) OR asOf < :asOf"
                      + " OR (asOf = :asOf AND (attribute_not_exists(ver) OR ver <= :ver))")
              .expressionAttributeValues(
                  Map.of(":asOf", number(result.asOf()), ":ver", number(result.version()))));
    } catch (ConditionalCheckFailedException newer) {
      // a later tick has been here: its result stays
    }
  }

  @Override
  public List<ShiftResult> results(AssetKey asset, long first, long last) {
    // as text a fraction of a second stands before the whole second
    String from = OeeKeys.result(Math.floorDiv(first, SECOND) * SECOND - SECOND);
    String to = OeeKeys.result(Math.floorDiv(last, SECOND) * SECOND);
    return OeeResults.read(dynamo, query(asset, from, to).build()).stream()
        .filter(result -> result.window().start() >= first && result.window().start() <= last)
        .toList();
  }

  @Override
  public boolean finish(AssetKey asset, Head before, Head after) {
    if (before.dirtyFrom() != Head.NOTHING
        && finish(
            asset,
            before,
            after,
            " REMOVE " + HeadItem.LATE_HOURS,
            " AND %s = :late".formatted(HeadItem.LATE))) {
      return true;
    }
    // what came late meanwhile leaves its mark to the next tick, all others with it
    return finish(asset, before, after, "", "");
  }

  private boolean finish(
      AssetKey asset, Head before, Head after, String further, String condition) {
    Map<String, AttributeValue> set = HeadItem.values(after);
    set.put("expires", number(expires()));
    Map<String, AttributeValue> values = new HashMap<>();
    set.forEach((name, value) -> values.put(":" + name, value));
    boolean first = before.lastTick() == Head.NEVER;
    if (!first) {
      values.put(":before", number(before.lastTick()));
    }
    if (!condition.isEmpty()) {
      values.put(":late", number(before.lateCount()));
    }
    String assignments =
        set.keySet().stream()
            .map(name -> name + " = :" + name)
            .collect(Collectors.joining(", ", "SET ", ""));
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(OeeKeys.key(asset, OeeKeys.HEAD))
              .updateExpression(assignments + further)
              .conditionExpression(
                  (first ? "attribute_not_exists(lastTick)" : "lastTick = :before") + condition)
              .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException another) {
      return false;
    }
  }

  private long expires() {
    return clock.instant().plus(KEPT).getEpochSecond();
  }
}
