package dev.shopfloor.oee.aws;

import static dev.shopfloor.oee.aws.OeeKeys.number;
import static dev.shopfloor.oee.aws.OeeKeys.text;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.OeeStore;
import dev.shopfloor.oee.RollUp;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.Version;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
  private final DynamoDbClient dynamo;
  private final String table;
  private final Expiry expiry;
  private final DynamoHeads heads;
  private final DynamoResults results;
  private final DynamoRollUps rollUps;

  /**
   * The table of this name.
   *
   * @param clock wall clock, for the items' expiry only
   */
  public DynamoOeeStore(DynamoDbClient dynamo, String table, Clock clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.expiry = new Expiry(clock);
    this.heads = new DynamoHeads(dynamo, table, expiry);
    this.results = new DynamoResults(dynamo, table, expiry);
    this.rollUps = new DynamoRollUps(dynamo, table, expiry);
  }

  @Override
  public Start start(AssetKey asset) {
    return heads.start(asset);
  }

  @Override
  public long sealedTo(AssetKey asset) {
    return heads.sealedTo(asset);
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
    Put.Builder put =
        Put.builder().tableName(table).item(BucketItem.item(asset, next, expiry.ofBuckets()));
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
    return dynamo.queryPaginator(query(asset, firstMinute, lastMinute).build()).items().stream()
        .map(BucketItem::bucket)
        .toList();
  }

  @Override
  public Iterator<MinuteBucket> newestFirst(AssetKey asset, long firstMinute, long lastMinute) {
    // the newest few mostly tell all; the paginator reads on only when asked
    QueryRequest request =
        query(asset, firstMinute, lastMinute).scanIndexForward(false).limit(100).build();
    return dynamo.queryPaginator(request).items().stream().map(BucketItem::bucket).iterator();
  }

  private QueryRequest.Builder query(AssetKey asset, long firstMinute, long lastMinute) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
        .expressionAttributeValues(
            Map.of(
                ":pk", text(OeeKeys.partition(asset)),
                ":first", text(OeeKeys.bucket(firstMinute)),
                ":last", text(OeeKeys.bucket(lastMinute))));
  }

  @Override
  public @Nullable String checkpoint(AssetKey asset, long position) {
    return heads.checkpoint(asset, position);
  }

  @Override
  public void keepResult(ShiftResult result, long tick) {
    results.keep(result, tick);
  }

  @Override
  public boolean keepVersions(AssetKey asset, Head before, List<Version> versions) {
    return results.keepVersions(asset, before, versions);
  }

  @Override
  public @Nullable Version version(AssetKey asset, Head.Mark mark) {
    return results.version(asset, mark);
  }

  @Override
  public @Nullable ShiftResult adjustment(AssetKey asset, long start) {
    return results.adjustment(asset, start);
  }

  @Override
  public void keepAdjustment(ShiftResult adjusted) {
    results.keepAdjustment(adjusted);
  }

  @Override
  public List<ShiftResult> results(AssetKey asset, long first, long last) {
    return results.find(asset, first, last);
  }

  @Override
  public List<ShiftResult> results(List<AssetKey> assets, long start) {
    return rollUps.results(assets, start);
  }

  @Override
  public List<RollUp> rollUps(List<RollUp.Key> keys) {
    return rollUps.find(keys);
  }

  @Override
  public boolean keepRollUp(RollUp fresh) {
    return rollUps.keep(fresh);
  }

  @Override
  public boolean finish(AssetKey asset, Head before, Head after, @Nullable String checkpoint) {
    return heads.finish(asset, before, after, checkpoint);
  }
}
