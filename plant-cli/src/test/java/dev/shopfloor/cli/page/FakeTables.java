package dev.shopfloor.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The two tables that the page reads. */
final class FakeTables implements DynamoDbClient {
  private final List<Map<String, AttributeValue>> quarantine = new CopyOnWriteArrayList<>();
  private final List<Map<String, AttributeValue>> results = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  /** Refuses every call while it is down, as a process that is gone. */
  void down(boolean now) {
    down = now;
  }

  /** Keeps a shift result as the OEE function does. */
  void result(String asset, String start, String json) {
    results.add(
        Map.of(
            "pk", AttributeValue.fromS("A#" + asset),
            "sk", AttributeValue.fromS("S#" + start + "#LATEST"),
            "result", AttributeValue.fromS(json)));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    requireUp();
    AttributeValue partition = request.expressionAttributeValues().get(":pk");
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (Map<String, AttributeValue> item : results) {
      if (item.get("pk").equals(partition)) {
        found.add(item);
      }
    }
    return QueryResponse.builder().items(found).build();
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
