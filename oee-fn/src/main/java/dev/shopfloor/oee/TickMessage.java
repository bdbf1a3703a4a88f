package dev.shopfloor.oee;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.json.FormVersion;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A tick on its queue: {@code {"tick":"2026-11-22T06:00:00Z"}} from the scheduler, with {@code
 * "assets":["site/asset",...]} once it has been divided.
 *
 * @param time the scheduled time, ns since the epoch: the only present that a tick knows
 * @param assets whom it concerns; empty for all
 */
public record TickMessage(long time, List<AssetKey> assets) {
  private static final int VERSION = 1;
  private static final long NANOS = 1_000_000_000L;

  /** Copies the list. */
  public TickMessage {
    assets = List.copyOf(assets);
  }

  /** The message's body. */
  public String body() {
    return new String(
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("tick", instant().toString());
          if (!assets.isEmpty()) {
            json.writeArrayFieldStart("assets");
            for (AssetKey asset : assets) {
              json.writeString(asset.text());
            }
            json.writeEndArray();
          }
          json.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }

  private Instant instant() {
    return Nanos.instant(time);
  }

  /**
   * Reads a body.
   *
   * @throws IOException when it is no tick; the message names field and value
   */
  public static TickMessage read(String body) throws IOException {
    String tick = null;
    List<AssetKey> assets = new ArrayList<>();
    try (JsonParser json = Json.factory().createParser(body)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "tick" -> tick = Json.text(json, name);
          case "assets" -> readAssets(json, assets);
          case "needs" -> FormVersion.needs(json, VERSION);
          default -> json.skipChildren();
        }
      }
    }
    return new TickMessage(nanos(Json.required(tick, "tick")), assets);
  }

  private static void readAssets(JsonParser json, List<AssetKey> assets) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"assets\" must be an array");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String text = Json.text(json, "assets");
      try {
        assets.add(AssetKey.parse(text));
      } catch (IllegalArgumentException bad) {
        throw new IOException("\"assets\": " + bad.getMessage(), bad);
      }
    }
  }

  private static long nanos(String tick) throws IOException {
    try {
      Instant instant = Instant.parse(tick);
      return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    } catch (DateTimeException | ArithmeticException bad) {
      throw new IOException(
          "\"tick\" is \"%s\"; it must be a time such as 2026-11-22T06:00:00Z".formatted(tick),
          bad);
    }
  }
}
