package dev.shopfloor.cli.page;

import dev.shopfloor.oee.BucketCodec;
import dev.shopfloor.oee.MinuteBucket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The tables that the page reads. */
final class FakeTables implements DynamoDbClient {
  private final List<Map<String, AttributeValue>> quarantine = new CopyOnWriteArrayList<>();
  private final List<Map<String, AttributeValue>> results = new CopyOnWriteArrayList<>();
  private final Map<String, Map<String, AttributeValue>> problems = new ConcurrentHashMap<>();
  private volatile boolean down;

  /** Refuses every call while it is down, as a process that is gone. */
  void down(boolean now) {
    down = now;
  }

  /** Keeps a bucket as the OEE function does, in the place of the one that was there. */
  void bucket(String asset, MinuteBucket bucket) {
    Map<String, AttributeValue> item =
        Map.of(
            "pk", AttributeValue.fromS("A#" + asset),
            "sk", AttributeValue.fromS("M#%012d".formatted(bucket.minute())),
            "rev", AttributeValue.fromN("1"),
            "b", AttributeValue.fromB(SdkBytes.fromByteArray(BucketCodec.bytes(bucket))));
    results.removeIf(
        each -> each.get("pk").equals(item.get("pk")) && each.get("sk").equals(item.get("sk")));
    results.add(item);
  }

  /** Keeps a shift result as the OEE function does. */
  void result(String asset, String start, String json) {
    results.add(
        Map.of(
            "pk", AttributeValue.fromS("A#" + asset),
            "sk", AttributeValue.fromS("S#" + start + "#LATEST"),
            "result", AttributeValue.fromS(json)));
  }

  /** Keeps a version as the OEE function does. */
  void version(String asset, String start, int version, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> item = new HashMap<>(more);
    item.put("pk", AttributeValue.fromS("A#" + asset));
    item.put("sk", AttributeValue.fromS("V#%s#v%04d".formatted(start, version)));
    results.add(item);
  }

  /** Keeps a line's or plant's result as the OEE function does. */
  void rollUp(String partition, String start, String json) {
    results.add(
        Map.of(
            "pk", AttributeValue.fromS(partition),
            "sk", AttributeValue.fromS("S#" + start + "#early"),
            "result", AttributeValue.fromS(json)));
  }

  /** Keeps where a problem stands as the work-order function does. */
  void problem(String key, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> item = new HashMap<>(more);
    item.put("pk", AttributeValue.fromS("K#" + key));
    item.put("sk", AttributeValue.fromS("STATE"));
    problems.put("K#" + key, item);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    requireUp();
    List<Map<String, AttributeValue>> keys = request.requestItems().get("WorkOrderTable").keys();
    if (keys.isEmpty() || keys.size() > 100 || keys.size() != Set.copyOf(keys).size()) {
      throw new IllegalArgumentException("1 to 100 different keys, not " + keys.size());
    }
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (Map<String, AttributeValue> key : keys) {
      if (key.get("sk").s().equals("STATE") && problems.containsKey(key.get("pk").s())) {
        found.add(problems.get(key.get("pk").s()));
      }
    }
    return BatchGetItemResponse.builder().responses(Map.of("WorkOrderTable", found)).build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    requireUp();
    Map<String, AttributeValue> values = request.expressionAttributeValues();
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (Map<String, AttributeValue> item : results) {
      if (item.get("pk").equals(values.get(":pk")) && inRange(item.get("sk").s(), values)) {
        found.add(item);
      }
    }
    found.sort(Comparator.comparing(item -> item.get("sk").s()));
    if (Boolean.FALSE.equals(request.scanIndexForward())) {
      Collections.reverse(found);
    }
    return QueryResponse.builder().items(found).build();
  }

  private static boolean inRange(String sort, Map<String, AttributeValue> values) {
    return values.containsKey(":prefix")
        ? sort.startsWith(values.get(":prefix").s())
        : sort.compareTo(values.get(":first").s()) >= 0
            && sort.compareTo(values.get(":last").s()) <= 0;
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    requireUp();
    return ScanResponse.builder().items(quarantine).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    quarantine.add(request.item());
    return PutItemResponse.builder().build();
  }

  private void requireUp() {
    if (down) {
      throw new IllegalStateException("the tables do not answer");
    }
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {
    // holds nothing
  }
}
