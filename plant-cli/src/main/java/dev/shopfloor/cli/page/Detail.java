package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.workorder.Markers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bus event says, by name; numbers as they were written. */
final class Detail {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final String type;
  private final Map<String, String> fields;
  private final List<String> dedupParts;
  private final long fallback;

  private Detail(String type, Map<String, String> fields, List<String> dedupParts, long fallback) {
    this.type = type;
    this.fields = fields;
    this.dedupParts = dedupParts;
    this.fallback = fallback;
  }

  /** Reads an event; one that is no JSON object has no fields. */
  static Detail of(BusEvent event) {
    Map<String, String> fields = new HashMap<>();
    List<String> parts = new ArrayList<>();
    try (JsonParser json = Json.factory().createParser(event.detail())) {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_ARRAY && name.equals("dedupParts")) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            parts.add(json.getText());
          }
        } else if (value.isStructStart()) {
          json.skipChildren();
        } else if (value != JsonToken.VALUE_NULL) {
          fields.put(name, json.getText());
        }
      }
    } catch (IOException unreadable) {
      // it is shown with its type and time
    }
    return new Detail(event.detailType(), fields, parts, event.time().toEpochMilli());
  }

  String type() {
    return type;
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** {@code site/asset}; empty when the event is of none. */
  String asset() {
    return text("site").flatMap(site -> text("asset").map(id -> site + "/" + id)).orElse("");
  }

  /** When it happened, ms since the epoch. */
  long at() {
    return millis("eventTime").orElse(fallback);
  }

  /** An instant among the fields, ms since the epoch. */
  Optional<Long> millis(String field) {
    return text(field).map(nanos -> Long.parseLong(nanos) / NANOS_PER_MILLI);
  }

  /** The dedup key of the problem that it tells of; empty when of none. */
  String key() {
    if (!dedupParts.isEmpty()) {
      return Markers.key(dedupParts);
    }
    if (type.equals("StopStarted") || type.equals("StopEnded")) {
      return Markers.key(List.of(text("site").orElse(""), text("asset").orElse(""), "stop"));
    }
    return text("dedupKey").orElse("");
  }

  /** Whether a problem began. */
  boolean begins() {
    return type.equals("StopStarted")
        || (type.equals("Alert") && text("state").orElse("").equals("RAISED"));
  }

  /** Whether a problem ended. */
  boolean ends() {
    return type.equals("StopEnded")
        || (type.equals("Alert") && text("state").orElse("").equals("CLEARED"));
  }
}
