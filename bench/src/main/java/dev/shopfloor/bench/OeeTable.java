package dev.shopfloor.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The OEE table's items in memory, where DynamoDB would be: requests and items are those that
 * production makes, only nothing goes over a wire.
 *
 * <p>It can go back to where it stood, so that one tick is done again and again. It has one writer,
 * so every condition of a write holds, and none is looked at. Pages have no end. For one thread.
 */
final class OeeTable implements DynamoDbClient {
  private static final String PARTITION = "pk";
  private static final String SORT = "sk";

  private final Map<String, NavigableMap<String, Map<String, AttributeValue>>> partitions =
      new HashMap<>();
  private @Nullable List<Undo> journal;

  /** An item as it was before a write; null when there was none. */
  private record Undo(
      NavigableMap<String, Map<String, AttributeValue>> partition,
      String sort,
      @Nullable Map<String, AttributeValue> item) {}

  /** From here on it can go back to what it holds now. */
  void mark() {
    journal = new ArrayList<>();
  }

  /** Goes back to the mark; how many writes that took back. */
  int rollBack() {
    List<Undo> writes = Objects.requireNonNull(journal);
    for (Undo undo : writes.reversed()) {
      if (undo.item == null) {
        undo.partition.remove(undo.sort);
      } else {
        undo.partition.put(undo.sort, undo.item);
      }
    }
    int count = writes.size();
    writes.clear();
    return count;
  }

  /** How many items were written since the mark, whose sort key begins so. */
  long written(String prefix) {
    return Objects.requireNonNull(journal).stream()
        .filter(undo -> undo.sort.startsWith(prefix))
        .count();
  }

  /**
   * Gives a partition the items of another. Until they are written they are the same ones, with the
   * other's name in their keys, which no reader looks at.
   */
  void share(String from, String to) {
    partition(to).putAll(partition(from));
  }

  /** The items of a partition, by their sort keys. */
  NavigableMap<String, Map<String, AttributeValue>> partition(String name) {
    return partitions.computeIfAbsent(name, any -> new TreeMap<>());
  }

  private void put(Map<String, AttributeValue> item) {
    NavigableMap<String, Map<String, AttributeValue>> partition =
        partition(item.get(PARTITION).s());
    String sort = item.get(SORT).s();
    Map<String, AttributeValue> before = partition.put(sort, item);
    if (journal != null) {
      journal.add(new Undo(partition, sort, before));
    }
  }

  private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return partition(key.get(PARTITION).s()).getOrDefault(key.get(SORT).s(), Map.of());
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return GetItemResponse.builder().item(get(request.key())).build();
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
    for (Map.Entry<String, KeysAndAttributes> table : request.requestItems().entrySet()) {
      found.put(
          table.getKey(),
          table.getValue().keys().stream().map(this::get).filter(item -> !item.isEmpty()).toList());
    }
    return BatchGetItemResponse.builder().responses(found).unprocessedKeys(Map.of()).build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    Map<String, AttributeValue> values = request.expressionAttributeValues();
    NavigableMap<String, Map<String, AttributeValue>> found =
        partition(values.get(":pk").s())
            .subMap(values.get(":first").s(), true, values.get(":last").s(), true);
    boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
    return QueryResponse.builder()
        .items((forward ? found : found.descendingMap()).values())
        .build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    put(request.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    update(
        Update.builder()
            .key(request.key())
            .updateExpression(request.updateExpression())
            .expressionAttributeNames(request.expressionAttributeNames())
            .expressionAttributeValues(request.expressionAttributeValues())
            .build());
    return UpdateItemResponse.builder().build();
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    for (TransactWriteItem each : request.transactItems()) {
      if (each.put() != null) {
        put(each.put().item());
      } else {
        update(each.update());
      }
    }
    return TransactWriteItemsResponse.builder().build();
  }

  private void update(Update update) {
    Map<String, AttributeValue> item = new HashMap<>(get(update.key()));
    item.putAll(update.key());
    Map<String, String> names = update.expressionAttributeNames();
    Map<String, AttributeValue> values = update.expressionAttributeValues();
    Iterator<String> words =
        Arrays.asList(update.updateExpression().replace(",", "").split(" ")).iterator();
    String action = "";
    while (words.hasNext()) {
      String word = words.next();
      String name = names.getOrDefault(word, word);
      switch (word) {
        case "SET", "REMOVE", "ADD", "DELETE" -> action = word;
        default -> {
          switch (action) {
            case "SET" -> {
              words.next(); // the equals sign
              item.put(name, values.get(words.next()));
            }
            case "REMOVE" -> item.remove(name);
            case "ADD" -> item.put(name, sum(item.get(name), values.get(words.next())));
            default -> delete(item, name, values.get(words.next()));
          }
        }
      }
    }
    put(item);
  }

  private static AttributeValue sum(@Nullable AttributeValue before, AttributeValue more) {
    if (before == null) {
      return more;
    }
    if (more.n() != null) {
      return AttributeValue.fromN(
          Long.toString(Long.parseLong(before.n()) + Long.parseLong(more.n())));
    }
    boolean texts = more.hasSs();
    Set<String> all = new HashSet<>(texts ? before.ss() : before.ns());
    all.addAll(texts ? more.ss() : more.ns());
    List<String> elements = List.copyOf(all);
    return texts ? AttributeValue.fromSs(elements) : AttributeValue.fromNs(elements);
  }

  private static void delete(
      Map<String, AttributeValue> item, String name, AttributeValue elements) {
    AttributeValue before = item.get(name);
    if (before == null) {
      return;
    }
    List<String> left =
        before.ss().stream().filter(element -> !elements.ss().contains(element)).toList();
    if (left.isEmpty()) {
      item.remove(name);
    } else {
      item.put(name, AttributeValue.fromSs(left));
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // holds nothing
  }
}
