package dev.shopfloor.runtime.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of RegistryTable. One HEAD item names the version in force; {@code TOPICS} items of
 * that version list topic filter, asset and the version of the asset's history; {@code
 * A#site/asset} items hold the revisions of each history. Nothing is overwritten by another
 * version, so that what a function reads always belongs together.
 */
final class RegistryTable {
  private static final String HEAD = "HEAD";
  static final String APPLIED = "applied";
  private static final int MOST_BYTES = 300 * 1024;

  private final DynamoDbClient dynamo;
  private final String table;

  RegistryTable(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  DynamoDbClient dynamo() {
    return dynamo;
  }

  String name() {
    return table;
  }

  /** The version in force, or null before the first one. */
  @Nullable Head head() {
    Map<String, AttributeValue> item =
        dynamo.getItem(r -> r.tableName(table).key(key(HEAD, HEAD)).consistentRead(true)).item();
    if (item == null || item.isEmpty()) {
      return null;
    }
    AttributeValue previous = item.get("previous");
    AttributeValue applied = item.get(APPLIED);
    return new Head(
        attribute(item, "version").s(),
        previous == null ? null : previous.s(),
        applied == null ? null : Instant.ofEpochSecond(Long.parseLong(applied.n())));
  }

  /** What a version consists of. */
  List<Entry> entries(String version) {
    List<Entry> entries = new ArrayList<>();
    for (Map<String, AttributeValue> item : items("TOPICS", version)) {
      read(body(item), entries);
    }
    return entries;
  }

  /** The items of a partition that belong to a version, in the order of their keys. */
  Iterable<Map<String, AttributeValue>> items(String pk, String version) {
    return dynamo
        .queryPaginator(r ->
            r.tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(pk),
                        ":sk", AttributeValue.fromS(version + '#'))))
        .items();
  }

  /**
   * A version of an asset's history, or null when it is not there.
   *
   * @throws IllegalStateException when this release cannot read it
   */
  @Nullable AssetHistory history(AssetKey asset, String version) {
    List<AssetRevision> revisions = new ArrayList<>();
    for (Map<String, AttributeValue> item : items(partition(asset), version)) {
      try {
        revisions.add(PlantCodec.revision(body(item)));
      } catch (IOException unreadable) {
        throw new IllegalStateException(
            "asset %s in the registry: %s; deploy the functions and apply the plant file with the same release"
                .formatted(asset, unreadable.getMessage()),
            unreadable);
      }
    }
    return revisions.isEmpty() ? null : new AssetHistory(asset, revisions);
  }

  /** The compiled form that an item holds. */
  static byte[] body(Map<String, AttributeValue> item) {
    return attribute(item, "body").b().asByteArrayUnsafe();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "an item of the registry has no \"%s\"; apply the plant file again".formatted(name));
    }
    return value;
  }

  void put(String pk, String sk, byte[] body) {
    if (body.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "%s compiles to %d bytes and the registry takes %d; divide the asset's tags"
              .formatted(pk, body.length, MOST_BYTES));
    }
    Map<String, AttributeValue> item =
        Map.of(
            "pk", AttributeValue.fromS(pk),
            "sk", AttributeValue.fromS(sk),
            "body", AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(body)));
    dynamo.putItem(r -> r.tableName(table).item(item));
  }

  void delete(String pk, String version) {
    for (Map<String, AttributeValue> item : items(pk, version)) {
      Map<String, AttributeValue> key = Map.of("pk", item.get("pk"), "sk", item.get("sk"));
      dynamo.deleteItem(r -> r.tableName(table).key(key));
    }
  }

  static String partition(AssetKey asset) {
    return "A#" + asset.text();
  }

  /** Entries as chunks below the size that an item may have. */
  static List<byte[]> chunks(List<Entry> entries) {
    List<byte[]> chunks = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    for (int at = 0; at < entries.size(); at++) {
      // at most six bytes of JSON for each char
      int size = 6 * (entries.get(at).filter.length() + entries.get(at).asset.text().length()) + 64;
      if (at > from && bytes + size > MOST_BYTES) {
        chunks.add(write(entries.subList(from, at)));
        from = at;
        bytes = 0;
      }
      bytes += size;
    }
    chunks.add(write(entries.subList(from, entries.size())));
    return chunks;
  }

  private static byte[] write(List<Entry> entries) {
    return Json.bytes(json -> {
      json.writeStartArray();
      for (Entry entry : entries) {
        json.writeString(entry.filter);
        json.writeString(entry.asset.text());
        json.writeString(entry.version);
      }
      json.writeEndArray();
    });
  }

  private static void read(byte[] body, List<Entry> entries) {
    try (JsonParser json = Json.factory().createParser(body)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        String filter = Json.text(json, "filter");
        String asset = json.nextTextValue();
        String version = json.nextTextValue();
        entries.add(
            new Entry(
                filter,
                AssetKey.parse(Json.required(asset, "asset")),
                Json.required(version, "version")));
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "the registry's topics cannot be read; apply the plant file again", unreadable);
    }
  }

  Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  Map<String, AttributeValue> headKey() {
    return key(HEAD, HEAD);
  }

  /**
   * What is in force.
   *
   * @param version the plant model's version
   * @param previous the version before it; null for none
   * @param applied when it was put into force; null where an older release did so
   */
  record Head(String version, @Nullable String previous, @Nullable Instant applied) {}

  /**
   * One topic filter of a version.
   *
   * @param filter empty for an asset without a source
   * @param asset the asset that it leads to
   * @param version the version of the asset's history
   */
  record Entry(String filter, AssetKey asset, String version) {}
}
