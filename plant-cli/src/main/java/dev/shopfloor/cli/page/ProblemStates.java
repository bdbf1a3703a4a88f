package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * What WorkOrderTable says of the problems that the bus told of. Where the tables are down, what
 * was read last stays.
 */
final class ProblemStates {
  private static final String TABLE = "WorkOrderTable";
  private static final String KEY = "K#";

  /** Most that DynamoDB gives at once. */
  private static final int BATCH = 100;

  private static final int MOST = 3 * BATCH;

  private final PageSource source;
  private volatile Map<String, ProblemState> known = Map.of();

  ProblemStates(PageSource source) {
    this.source = source;
  }

  /** As it was read last; null where the table does not have it. */
  @Nullable ProblemState of(String key) {
    return known.get(key);
  }

  /** Reads the states anew and writes those of problems that have no order of their own. */
  void write(JsonGenerator json) throws IOException {
    List<String> keys =
        Problem.of(source.events().stream().map(Detail::of).toList()).stream()
            .map(Problem::key)
            .limit(MOST)
            .toList();
    Map<String, ProblemState> fresh = new HashMap<>();
    for (int from = 0; from < keys.size(); from += BATCH) {
      read(keys.subList(from, Math.min(keys.size(), from + BATCH)), fresh);
    }
    known = fresh;
    json.writeStartArray();
    for (String key : keys) {
      ProblemState state = fresh.get(key);
      if (state != null && (state.held() || state.grouped())) {
        write(json, key, state);
      }
    }
    json.writeEndArray();
  }

  private void read(List<String> keys, Map<String, ProblemState> into) {
    List<Map<String, AttributeValue>> ids =
        keys.stream()
            .map(key ->
                Map.of("pk", AttributeValue.fromS(KEY + key), "sk", AttributeValue.fromS("STATE")))
            .toList();
    Map<String, KeysAndAttributes> wanted =
        Map.of(TABLE, KeysAndAttributes.builder().keys(ids).build());
    source
        .stores()
        .tables()
        .batchGetItem(BatchGetItemRequest.builder().requestItems(wanted).build())
        .responses()
        .getOrDefault(TABLE, List.of())
        .forEach(item -> {
          AttributeValue key = item.get("pk");
          if (key != null) {
            into.put(key.s().substring(KEY.length()), ProblemState.of(item));
          }
        });
  }

  private static void write(JsonGenerator json, String key, ProblemState state) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", key);
    ProblemState.Hold hold = state.hold();
    if (state.held() && hold != null) {
      json.writeStringField("cause", hold.cause());
      json.writeNumberField("until", hold.until());
    } else {
      json.writeStringField("summary", state.summary());
    }
    json.writeEndObject();
  }
}
