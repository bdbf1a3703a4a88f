package dev.shopfloor.runtime.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.QuarantineCodec;
import dev.shopfloor.runtime.QuarantineStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * QuarantineTable: one item a batch and reason, the records gzipped as lines of {@link
 * QuarantineCodec}, in several items where they are large.
 *
 * <p>Key {@code <UTC day of receipt>#<0 to 7>} and {@code <ms of receipt>#<hash of
 * content>#<part>}: eight partitions a day spread a flood, and the same batch tried again writes
 * the same items.
 */
public final class QuarantineTable implements QuarantineStore {
  /** How many partitions one day has. */
  public static final int SPREAD = 8;

  private static final int MOST_BYTES = 300 * 1024;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final Duration KEPT = Duration.ofDays(30);
  private static final SerializedString NEW_LINE = new SerializedString("\n");

  private final DynamoDbClient dynamo;
  private final String table;
  private final Clock clock;

  /**
   * The table of this name.
   *
   * @param clock only for the expiry, which is wall clock at write plus 30 days
   */
  public QuarantineTable(DynamoDbClient dynamo, String table, Clock clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void keep(List<Quarantined> records) {
    Map<Reason, List<Quarantined>> byReason = new EnumMap<>(Reason.class);
    for (Quarantined record : records) {
      byReason.computeIfAbsent(record.reason(), reason -> new ArrayList<>()).add(record);
    }
    byReason.values().forEach(this::keepOneReason);
  }

  private void keepOneReason(List<Quarantined> records) {
    byte[] packed = pack(records);
    Quarantined first = records.getFirst();
    String content = Ids.of(packed);
    long millis = Math.floorDiv(first.rx(), NANOS_PER_MILLI);
    int parts = (packed.length + MOST_BYTES - 1) / MOST_BYTES;
    for (int part = 0; part < parts; part++) {
      Map<String, AttributeValue> item = new HashMap<>();
      item.put("pk", text(partition(millis, content)));
      item.put("sk", text("%015d#%s#%d".formatted(millis, content, part)));
      item.put("reason", text(first.reason().name()));
      item.put("message", text(first.message()));
      item.put("stage", text(first.stage()));
      item.put("topic", text(first.topic()));
      item.put("rx", number(first.rx()));
      item.put("records", number(records.size()));
      item.put("part", number(part));
      item.put("parts", number(parts));
      item.put("expires", number(clock.instant().plus(KEPT).getEpochSecond()));
      if (first.field() != null) {
        item.put("field", text(first.field()));
      }
      if (first.asset() != null) {
        item.put("asset", text(first.asset()));
      }
      int from = part * MOST_BYTES;
      byte[] bytes = Arrays.copyOfRange(packed, from, Math.min(packed.length, from + MOST_BYTES));
      item.put("lines", AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes)));
      dynamo.putItem(request -> request.tableName(table).item(item));
    }
  }

  static String partition(long millis, String content) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate()
        + "#"
        + Math.floorMod(content.hashCode(), SPREAD);
  }

  private static byte[] pack(List<Quarantined> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // gzip's header holds no time here, so the same records give the same bytes
    try (GZIPOutputStream gzip = new GZIPOutputStream(out);
        JsonGenerator json = Json.factory().createGenerator(gzip)) {
      json.setRootValueSeparator(NEW_LINE);
      for (Quarantined record : records) {
        QuarantineCodec.write(json, record);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
