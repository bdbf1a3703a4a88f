package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A compiled source as JSON. */
final class SourceCodec {
  private SourceCodec() {}

  static void write(JsonGenerator json, SourceSpec source) throws IOException {
    json.writeStartObject();
    json.writeStringField("topicFilter", source.topicFilter());
    if (source.device() != null) {
      json.writeStringField("device", source.device());
    }
    json.writeFieldName("payload");
    PayloadCodec.write(json, source.payload());
    json.writeNumberField("maxAhead", source.maxAhead());
    json.writeNumberField("maxAge", source.maxAge());
    json.writeNumberField("clockTolerance", source.clockTolerance());
    json.writeStringField("unknownTags", source.unknownTags().name());
    PlantCodec.writeSorted(json, "ignored", source.ignored());
    json.writeEndObject();
  }

  static SourceSpec read(JsonParser json) throws IOException {
    Json.enterObject(json);
    String topicFilter = null;
    String device = null;
    PayloadSpec payload = null;
    Long maxAhead = null;
    Long maxAge = null;
    Long clockTolerance = null;
    SourceSpec.UnknownTags unknownTags = null;
    List<String> ignored = List.of();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "topicFilter" -> topicFilter = Json.text(json, name);
        case "device" -> device = Json.textOrNull(json);
        case "payload" -> payload = PayloadCodec.read(json);
        case "maxAhead" -> maxAhead = Json.whole(json, name);
        case "maxAge" -> maxAge = Json.whole(json, name);
        case "clockTolerance" -> clockTolerance = Json.whole(json, name);
        case "unknownTags" -> unknownTags = Json.constant(SourceSpec.UnknownTags.class, json);
        case "ignored" -> ignored = PlantCodec.list(json, each -> Json.text(each, "ignored"));
        default -> json.skipChildren();
      }
    }
    return new SourceSpec(
        Json.required(topicFilter, "topicFilter"),
        device,
        Json.required(payload, "payload"),
        Json.required(maxAhead, "maxAhead"),
        Json.required(maxAge, "maxAge"),
        Json.required(clockTolerance, "clockTolerance"),
        Json.required(unknownTags, "unknownTags"),
        Set.copyOf(ignored));
  }
}
