package dev.shopfloor.workorder.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.workorder.Cmms;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one work order as {@link PlantCmms} answers it. */
final class PlantCmmsFields {
  private static final Set<String> COMPLETED = Set.of("COMPLETED", "COMPLETE", "DONE", "CLOSED");
  // a word that is in neither set counts as open: a comment too many does less harm than an order
  // too many
  private static final Set<String> CANCELLED = Set.of("CANCELLED", "CANCELED");
  private static final int LONGEST_URL = 2_000;
  private static final long NANOS = 1_000_000_000L;

  private @Nullable String id;
  private @Nullable String number;
  private String marker = "";
  private String status = "";
  private @Nullable String url;
  private @Nullable String by;
  private long finished = -1;
  private long updated = -1;

  /** Reads the object at the parser's current or next token. */
  PlantCmmsFields(JsonParser json) throws IOException {
    Json.enterObject(json);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      boolean text = token == JsonToken.VALUE_STRING;
      switch (name) {
        case "id" -> id = token.isScalarValue() ? json.getText() : null;
        case "number" -> number = token.isScalarValue() ? json.getText() : null;
        case "marker" -> marker = text ? json.getText() : "";
        case "status" -> status = text ? json.getText() : "";
        case "url" -> url = text ? address(json.getText()) : null;
        case "finishedBy" -> by = text && !json.getText().isBlank() ? json.getText() : null;
        case "finished" -> finished = text ? time(name, json.getText()) : -1;
        case "updated" -> updated = text ? time(name, json.getText()) : -1;
        default -> json.skipChildren();
      }
    }
  }

  Cmms.Order order() throws IOException {
    String known = Json.required(id, "id");
    return new Cmms.Order(known, number == null ? known : number, marker, url, ending());
  }

  /** When it was last changed, ns since the epoch; -1 when the answer does not say. */
  long updated() {
    return updated;
  }

  private Cmms.@Nullable Ending ending() {
    boolean cancelled = CANCELLED.contains(status);
    if (!cancelled && !COMPLETED.contains(status)) {
      return null;
    }
    return new Cmms.Ending(cancelled, Math.max(0, finished < 0 ? updated : finished), by);
  }

  /** Others follow it: nothing but the web. */
  private static @Nullable String address(String text) {
    boolean web = text.startsWith("http://") || text.startsWith("https://");
    return web && text.length() <= LONGEST_URL ? text : null;
  }

  private static long time(String field, String text) throws IOException {
    try {
      Instant instant = Instant.parse(text);
      return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    } catch (DateTimeException | ArithmeticException bad) {
      throw new IOException(
          "\"%s\" must be an ISO-8601 instant, not \"%s\"".formatted(field, text), bad);
    }
  }
}
