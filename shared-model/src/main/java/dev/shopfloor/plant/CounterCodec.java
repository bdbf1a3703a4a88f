package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.TagSpec.CounterSpec;
import dev.shopfloor.plant.TagSpec.Counting;
import dev.shopfloor.plant.TagSpec.Counts;
import java.io.IOException;

/** What a counter counts, as JSON. */
final class CounterCodec {
  private CounterCodec() {}

  static void write(JsonGenerator json, CounterSpec counter) throws IOException {
    json.writeStartObject();
    json.writeStringField("counts", counter.counts().name());
    json.writeNumberField("piecesPerCount", counter.piecesPerCount());
    // left out by default, so that a counter without them keeps the version it had before they came
    if (counter.counting() != Counting.LIFETIME) {
      json.writeStringField("counting", counter.counting().name());
    }
    if (counter.rollover() != 0) {
      json.writeNumberField("rollover", counter.rollover());
    }
    json.writeEndObject();
  }

  static CounterSpec read(JsonParser json) throws IOException {
    Json.enterObject(json);
    Counts counts = null;
    Long pieces = null;
    Counting counting = Counting.LIFETIME;
    long rollover = 0;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "counts" -> counts = Json.constant(Counts.class, json);
        case "piecesPerCount" -> pieces = Json.whole(json, name);
        case "counting" -> counting = Json.constant(Counting.class, json);
        case "rollover" -> rollover = Json.whole(json, name);
        default -> json.skipChildren();
      }
    }
    return new CounterSpec(
        Json.required(counts, "counts"),
        Math.toIntExact(Json.required(pieces, "piecesPerCount")),
        counting,
        rollover);
  }
}
