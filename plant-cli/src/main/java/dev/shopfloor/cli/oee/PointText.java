package dev.shopfloor.cli.oee;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.TelemetryCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a line of those that {@code ./plant enrich} prints. */
final class PointText {
  private static final int SHOWN = 160;

  private PointText() {}

  /** What a line is. */
  sealed interface Read {
    /**
     * A point.
     *
     * @param asset whose
     * @param point with role and unit
     */
    record Good(AssetKey asset, EnrichedPoint point) implements Read {}

    /**
     * A line that tells something else, such as an alert.
     *
     * @param outcome what it calls itself
     */
    record Other(String outcome) implements Read {}

    /**
     * No such line.
     *
     * @param why what is wrong, with the line's beginning
     */
    record Bad(String why) implements Read {}
  }

  /** Reads a line; it never throws. */
  static Read read(byte[] line) {
    try {
      return parse(line);
    } catch (IOException | IllegalArgumentException bad) {
      String shown = new String(line, 0, Math.min(SHOWN, line.length), StandardCharsets.UTF_8);
      return new Read.Bad(
          "%s; the line is %s%s".formatted(why(bad), shown, line.length > SHOWN ? "..." : ""));
    }
  }

  private static Read parse(byte[] line) throws IOException {
    String outcome = null;
    String site = null;
    String asset = null;
    try (JsonParser json = Json.factory().createParser(line)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "outcome" -> outcome = Json.text(json, name);
          case "site" -> site = text(json, name);
          case "asset" -> asset = text(json, name);
          default -> json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw new IOException("something follows the object");
      }
    }
    String kind = Json.required(outcome, "outcome");
    if (!kind.equals("point")) {
      return new Read.Other(kind);
    }
    AssetKey key = new AssetKey(Json.required(site, "site"), Json.required(asset, "asset"));
    try (JsonParser json = Json.factory().createParser(line)) {
      return new Read.Good(key, TelemetryCodec.readPoint(json));
    }
  }

  /** Other lines may name no asset. */
  private static @Nullable String text(JsonParser json, String name) throws IOException {
    return json.currentToken() == JsonToken.VALUE_NULL ? null : Json.text(json, name);
  }

  private static @Nullable String why(Exception cause) {
    return cause instanceof JsonProcessingException bad
        ? bad.getOriginalMessage()
        : cause.getMessage();
  }
}
