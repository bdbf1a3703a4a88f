package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** A compiled source as JSON. */
final class SourceCodec {
  private SourceCodec() {}

  static void write(JsonGenerator json, SourceSpec source) throws IOException {
    json.writeStartObject();
    json.writeStringField("topicFilter", source.topicFilter());
    json.writeStringField("family", source.family().name());
    json.writeArrayFieldStart("timeKeys");
    for (String key : source.timeKeys()) {
      json.writeString(key);
    }
    json.writeEndArray();
    json.writeStringField("zone", source.zone().getId());
    json.writeNumberField("maxAhead", source.maxAhead());
    json.writeNumberField("maxAge", source.maxAge());
    json.writeStringField("unknownTags", source.unknownTags().name());
    PlantCodec.writeSorted(json, "ignored", source.ignored());
    PlantCodec.writeSorted(json, "absentTexts", source.absentTexts());
    json.writeEndObject();
  }

  static SourceSpec read(JsonParser json) throws IOException {
    Json.enterObject(json);
    String topicFilter = null;
    SourceSpec.PayloadFamily family = null;
    List<String> timeKeys = List.of();
    ZoneId zone = null;
    Long maxAhead = null;
    Long maxAge = null;
    SourceSpec.UnknownTags unknownTags = null;
    List<String> ignored = List.of();
    List<String> absentTexts = List.of();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "topicFilter" -> topicFilter = Json.text(json, name);
        case "family" -> family = Json.constant(SourceSpec.PayloadFamily.class, json);
        case "timeKeys" -> timeKeys = PlantCodec.list(json, each -> Json.text(each, "timeKeys"));
        case "zone" -> zone = PlantCodec.zone(json);
        case "maxAhead" -> maxAhead = Json.whole(json, name);
        case "maxAge" -> maxAge = Json.whole(json, name);
        case "unknownTags" -> unknownTags = Json.constant(SourceSpec.UnknownTags.class, json);
        case "ignored" -> ignored = PlantCodec.list(json, each -> Json.text(each, "ignored"));
        case "absentTexts" ->
            absentTexts = PlantCodec.list(json, each -> Json.text(each, "absentTexts"));
        default -> json.skipChildren();
      }
    }
    return new SourceSpec(
        Json.required(topicFilter, "topicFilter"),
        Json.required(family, "family"),
        timeKeys,
        Json.required(zone, "zone"),
        Json.required(maxAhead, "maxAhead"),
        Json.required(maxAge, "maxAge"),
        Json.required(unknownTags, "unknownTags"),
        Set.copyOf(ignored),
        Set.copyOf(absentTexts));
  }
}
