package dev.shopfloor.oee.aws;

import static dev.shopfloor.oee.aws.OeeKeys.number;
import static dev.shopfloor.oee.aws.OeeKeys.text;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import dev.shopfloor.oee.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Results of assets' shifts: the newest of each, their versions, and adjustments. */
final class DynamoResults {
  private static final long SECOND = 1_000_000_000L;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Expiry expiry;

  DynamoResults(DynamoDbClient dynamo, String table, Expiry expiry) {
    this.dynamo = dynamo;
    this.table = table;
    this.expiry = expiry;
  }

  void keep(ShiftResult result, long tick) {
    Map<String, AttributeValue> item = latest(result, tick);
    // a later tick, or a later version, has been here where this does not hold: its result stays
    Written.byCondition(() ->
        dynamo.putItem(put ->
            put.tableName(table)
                .item(item)
                .conditionExpression(
                    "attribute_not_exists(pk) OR asOf < :asOf"
                        + " OR (asOf = :asOf AND (attribute_not_exists(ver) OR ver < :ver"
                        + " OR (ver = :ver AND (attribute_not_exists(tick) OR tick <= :tick))))")
                .expressionAttributeValues(
                    Map.of(
                        ":asOf", number(result.asOf()),
                        ":ver", number(result.version()),
                        ":tick", number(tick)))));
  }

  private Map<String, AttributeValue> latest(ShiftResult result, long tick) {
    Map<String, AttributeValue> item =
        new HashMap<>(OeeKeys.key(result.asset(), OeeKeys.result(result.window().start())));
    item.put("result", text(ShiftResultCodec.text(result)));
    item.put("asOf", number(result.asOf()));
    item.put("ver", number(result.version()));
    item.put("tick", number(tick));
    item.put("expires", expiry.ofResults());
    return item;
  }

  boolean keepVersions(AssetKey asset, Head before, List<Version> versions) {
    List<TransactWriteItem> writes = new ArrayList<>();
    for (Version version : versions) {
      Put once =
          Put.builder()
              .tableName(table)
              .item(VersionItem.of(version, expiry.ofResults()))
              .conditionExpression("attribute_not_exists(pk)")
              .build();
      Put newest =
          Put.builder().tableName(table).item(latest(version.result(), version.at())).build();
      writes.add(TransactWriteItem.builder().put(once).build());
      writes.add(TransactWriteItem.builder().put(newest).build());
    }
    Update marks =
        Update.builder()
            .tableName(table)
            .key(OeeKeys.key(asset, OeeKeys.HEAD))
            .updateExpression("ADD %s :marks".formatted(HeadItem.UNSENT))
            .conditionExpression("%s = :before".formatted(HeadItem.LAST_TICK))
            .expressionAttributeValues(
                Map.of(
                    ":marks",
                    HeadItem.unsent(
                        versions.stream().map(Version::mark).collect(Collectors.toSet())),
                    ":before",
                    number(before.lastTick())))
            .build();
    writes.add(TransactWriteItem.builder().update(marks).build());
    return Written.byCondition(
        () -> dynamo.transactWriteItems(request -> request.transactItems(writes)));
  }

  @Nullable Version version(AssetKey asset, Head.Mark mark) {
    Map<String, AttributeValue> item = item(asset, OeeKeys.version(mark.start(), mark.version()));
    return item.isEmpty() ? null : VersionItem.read(item);
  }

  private Map<String, AttributeValue> item(AssetKey asset, String sort) {
    return dynamo
        .getItem(get -> get.tableName(table).key(OeeKeys.key(asset, sort)).consistentRead(true))
        .item();
  }

  @Nullable ShiftResult adjustment(AssetKey asset, long start) {
    Map<String, AttributeValue> item = item(asset, OeeKeys.adjustment(start));
    return item.isEmpty() ? null : VersionItem.result(item, "result");
  }

  void keepAdjustment(ShiftResult adjusted) {
    Map<String, AttributeValue> item =
        new HashMap<>(OeeKeys.key(adjusted.asset(), OeeKeys.adjustment(adjusted.window().start())));
    item.put("result", text(ShiftResultCodec.text(adjusted)));
    item.put("expires", expiry.ofResults());
    dynamo.putItem(put -> put.tableName(table).item(item));
  }

  List<ShiftResult> find(AssetKey asset, long first, long last) {
    // as text a fraction of a second stands before the whole second
    String from = OeeKeys.result(Math.floorDiv(first, SECOND) * SECOND - SECOND);
    String to = OeeKeys.result(Math.floorDiv(last, SECOND) * SECOND);
    QueryRequest span =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
            .expressionAttributeValues(
                Map.of(
                    ":pk", text(OeeKeys.partition(asset)),
                    ":first", text(from),
                    ":last", text(to)))
            .build();
    return OeeResults.read(dynamo, span).stream()
        .filter(result -> result.window().start() >= first && result.window().start() <= last)
        .toList();
  }
}
