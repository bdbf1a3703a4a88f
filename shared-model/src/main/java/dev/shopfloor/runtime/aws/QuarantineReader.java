package dev.shopfloor.runtime.aws;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.QuarantineCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads what {@link QuarantineTable} keeps; for people, not for the hot path. */
public final class QuarantineReader {
  private final DynamoDbClient dynamo;
  private final String table;

  /** A reader of the table of this name. */
  public QuarantineReader(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * One batch of records kept for one reason.
   *
   * @param id names it, for {@code ./plant quarantine show}
   * @param records at least one
   */
  public record Batch(String id, List<Quarantined> records) {
    /** Copies the records. */
    public Batch {
      records = List.copyOf(records);
    }
  }

  /** All batches, the oldest receipt first. */
  public List<Batch> all() {
    Map<String, SortedMap<Integer, byte[]>> parts = new TreeMap<>();
    Map<String, Integer> expected = new TreeMap<>();
    dynamo
        .scanPaginator(request -> request.tableName(table))
        .items()
        .forEach(item -> collect(item, parts, expected));
    List<Batch> batches = new ArrayList<>();
    parts.forEach((key, pieces) -> {
      if (pieces.size() == expected.getOrDefault(key, 0)) {
        batches.add(new Batch(key, unpack(pieces)));
      }
    });
    batches.sort(Comparator.comparingLong(batch -> batch.records().getFirst().rx()));
    return batches;
  }

  private static void collect(
      Map<String, AttributeValue> item,
      Map<String, SortedMap<Integer, byte[]>> parts,
      Map<String, Integer> expected) {
    String sort = attribute(item, "sk").s();
    String id = sort.substring(0, sort.lastIndexOf('#'));
    parts
        .computeIfAbsent(id, key -> new TreeMap<>())
        .put(
            Integer.valueOf(attribute(item, "part").n()),
            attribute(item, "lines").b().asByteArray());
    expected.put(id, Integer.valueOf(attribute(item, "parts").n()));
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  private static List<Quarantined> unpack(SortedMap<Integer, byte[]> pieces) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    pieces.values().forEach(whole::writeBytes);
    List<Quarantined> records = new ArrayList<>();
    try (JsonParser json =
        Json.factory()
            .createParser(new GZIPInputStream(new ByteArrayInputStream(whole.toByteArray())))) {
      while (json.nextToken() != null) {
        records.add(QuarantineCodec.read(json));
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException("a quarantine item cannot be read back", damaged);
    }
    return records;
  }
}
