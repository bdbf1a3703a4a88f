package dev.shopfloor.oee.aws;

import static dev.shopfloor.oee.aws.OeeKeys.number;
import static dev.shopfloor.oee.aws.OeeKeys.text;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.NewerFormException;
import dev.shopfloor.oee.RollUp;
import dev.shopfloor.oee.RollUpCodec;
import dev.shopfloor.oee.ShiftResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Results of lines and plants, and what they are made of. */
final class DynamoRollUps {
  private static final int MOST_KEYS = 100;
  private static final int MOST_TRIES = 20;
  private static final String RESULT = "result";

  private final DynamoDbClient dynamo;
  private final String table;
  private final Expiry expiry;

  DynamoRollUps(DynamoDbClient dynamo, String table, Expiry expiry) {
    this.dynamo = dynamo;
    this.table = table;
    this.expiry = expiry;
  }

  List<ShiftResult> results(List<AssetKey> assets, long start) {
    String sort = OeeKeys.result(start);
    return items(assets.stream().map(asset -> OeeKeys.key(asset, sort)).toList()).stream()
        .map(item -> VersionItem.result(item, RESULT))
        .filter(Objects::nonNull)
        .toList();
  }

  List<RollUp> find(List<RollUp.Key> keys) {
    return items(
            keys.stream()
                .map(key -> OeeKeys.key(OeeKeys.partition(key), OeeKeys.rollUp(key)))
                .toList())
        .stream()
        .flatMap(DynamoRollUps::read)
        .toList();
  }

  static Stream<RollUp> read(Map<String, AttributeValue> item) {
    try {
      return Stream.of(RollUpCodec.read(OeeKeys.attribute(item, RESULT).s()));
    } catch (NewerFormException newer) {
      throw new UncheckedIOException(
          "result %s of %s: %s".formatted(item.get("sk"), item.get("pk"), newer.getMessage()),
          newer);
    } catch (IOException ofAnEarlierFormat) {
      return Stream.empty();
    }
  }

  private List<Map<String, AttributeValue>> items(List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      found.addAll(batch(keys.subList(from, Math.min(keys.size(), from + MOST_KEYS))));
    }
    return found;
  }

  /** A batch may come in parts: of what is throttled, and of what is more than 16 MB. */
  private List<Map<String, AttributeValue>> batch(List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    Map<String, KeysAndAttributes> wanted =
        Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
    for (int tries = 0; !wanted.isEmpty(); tries++) {
      if (tries == MOST_TRIES) {
        throw new IllegalStateException(
            "table %s gave back keys of a batch %d times".formatted(table, tries));
      }
      Map<String, KeysAndAttributes> asked = wanted;
      BatchGetItemResponse answer = dynamo.batchGetItem(batch -> batch.requestItems(asked));
      found.addAll(answer.responses().getOrDefault(table, List.of()));
      wanted = answer.unprocessedKeys();
    }
    return found;
  }

  boolean keep(RollUp fresh) {
    Map<String, AttributeValue> item =
        new HashMap<>(OeeKeys.key(OeeKeys.partition(fresh.key()), OeeKeys.rollUp(fresh.key())));
    byte[] json = Json.bytes(generator -> RollUpCodec.write(generator, fresh));
    item.put(RESULT, text(new String(json, StandardCharsets.UTF_8)));
    item.put("rev", number(fresh.revision()));
    item.put("expires", expiry.ofResults());
    boolean first = fresh.revision() == 1;
    return Written.byCondition(() ->
        dynamo.putItem(put ->
            put.tableName(table)
                .item(item)
                .conditionExpression(first ? "attribute_not_exists(pk)" : "rev = :before")
                .expressionAttributeValues(
                    first ? null : Map.of(":before", number(fresh.revision() - 1)))));
  }
}
