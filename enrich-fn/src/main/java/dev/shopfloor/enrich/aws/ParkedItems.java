package dev.shopfloor.enrich.aws;

import static dev.shopfloor.enrich.aws.SourceTable.number;
import static dev.shopfloor.enrich.aws.SourceTable.text;
import static dev.shopfloor.enrich.aws.SourceTable.whole;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.enrich.SourceStore.Parked;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Messages that wait: one item each, {@code PARK#<id>}. Their number stands in {@code parked} of
 * the source's {@code HEAD}; it is raised before the item is written, so that a crash between the
 * two leaves room unused rather than too much kept. They do not expire: a message is never lost
 * unseen.
 */
final class ParkedItems {
  private static final String PREFIX = "PARK#";

  private final SourceTable table;

  ParkedItems(SourceTable table) {
    this.table = table;
  }

  boolean park(String source, RawMessage message) {
    Parked parked = Parked.of(message);
    String sort = PREFIX + parked.id();
    if (!table.get(source, sort).isEmpty()) {
      return true;
    }
    try {
      add(source, 1, SourceStore.MOST_PARKED);
    } catch (ConditionalCheckFailedException full) {
      return false;
    }
    table.put(source, sort, attributes(message));
    return true;
  }

  List<Parked> parked(String source) {
    return table.all(source, PREFIX).stream()
        .map(item ->
            new Parked(SourceTable.of(item, "sk").s().substring(PREFIX.length()), message(item)))
        .toList();
  }

  void unpark(String source, List<Parked> taken) {
    int gone = 0;
    for (Parked each : taken) {
      if (table.delete(source, PREFIX + each.id())) {
        gone++;
      }
    }
    if (gone > 0) {
      add(source, -gone, Long.MAX_VALUE);
    }
  }

  private void add(String source, int more, long most) {
    table.update(
        source,
        SourceHeads.SORT,
        update ->
            update
                .updateExpression("ADD parked :more")
                .conditionExpression("attribute_not_exists(parked) OR parked < :most")
                .expressionAttributeValues(Map.of(":more", number(more), ":most", number(most))));
  }

  private static Map<String, AttributeValue> attributes(RawMessage message) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("topic", text(message.topic()));
    attributes.put("rx", number(message.rx()));
    attributes.put("bytes", Gzip.pack(message.bytes()));
    if (message.client() != null) {
      attributes.put("client", text(message.client()));
    }
    if (message.trace() != null) {
      attributes.put("trace", text(message.trace()));
    }
    return attributes;
  }

  private static RawMessage message(Map<String, AttributeValue> item) {
    return new RawMessage(
        SourceTable.of(item, "topic").s(),
        whole(item, "rx", 0),
        Gzip.unpack(SourceTable.of(item, "bytes")),
        textOrNull(item, "client"),
        textOrNull(item, "trace"),
        // the record that it came in is long answered
        null);
  }

  private static @Nullable String textOrNull(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }
}
