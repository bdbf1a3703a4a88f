package dev.shopfloor.enrich.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The items of sources in SourceStateTable, all of a source under key {@code S#<source>}. All that
 * is read is as last written: what one instance has announced the next one must see.
 */
final class SourceTable {
  private final DynamoDbClient dynamo;
  private final String table;

  SourceTable(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** An item, empty when there is none. */
  Map<String, AttributeValue> get(String source, String sort) {
    return dynamo
        .getItem(get -> get.tableName(table).key(key(source, sort)).consistentRead(true))
        .item();
  }

  /** The items of a source whose sort keys begin so, in their order. */
  List<Map<String, AttributeValue>> all(String source, String prefix) {
    return dynamo
        .queryPaginator(query ->
            query
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                .expressionAttributeValues(
                    Map.of(":pk", text(partition(source)), ":prefix", text(prefix))))
        .items()
        .stream()
        .toList();
  }

  /** Writes an item whatever stands there. */
  void put(String source, String sort, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(source, sort));
    item.putAll(attributes);
    dynamo.putItem(put -> put.tableName(table).item(item));
  }

  /**
   * Changes an item, or makes it.
   *
   * @return the item after the change
   * @throws software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException when the
   *     change has a condition that does not hold
   */
  Map<String, AttributeValue> update(
      String source, String sort, Consumer<UpdateItemRequest.Builder> change) {
    return dynamo
        .updateItem(update -> {
          update.tableName(table).key(key(source, sort)).returnValues(ReturnValue.ALL_NEW);
          change.accept(update);
        })
        .attributes();
  }

  /** Deletes an item; false when there was none. */
  boolean delete(String source, String sort) {
    return dynamo
        .deleteItem(delete ->
            delete.tableName(table).key(key(source, sort)).returnValues(ReturnValue.ALL_OLD))
        .hasAttributes();
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  /** A whole number of an item; {@code fallback} where it has none. */
  static long whole(Map<String, AttributeValue> item, String name, long fallback) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? fallback : Long.parseLong(value.n());
  }

  static AttributeValue of(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  private static Map<String, AttributeValue> key(String source, String sort) {
    return Map.of("pk", text(partition(source)), "sk", text(sort));
  }

  private static String partition(String source) {
    return "S#" + source;
  }
}
