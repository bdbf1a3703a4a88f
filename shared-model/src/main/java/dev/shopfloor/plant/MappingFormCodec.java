package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.Mapping.Content;
import dev.shopfloor.plant.Mapping.Form;
import dev.shopfloor.plant.Mapping.MemberRule;
import dev.shopfloor.plant.Mapping.Narrow;
import dev.shopfloor.plant.Mapping.Samples;
import dev.shopfloor.plant.Mapping.Step;
import dev.shopfloor.plant.Mapping.StepUnit;
import dev.shopfloor.plant.Mapping.Wide;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values stand in a record, as JSON. */
final class MappingFormCodec {
  private MappingFormCodec() {}

  static void write(JsonGenerator json, Form form) throws IOException {
    json.writeStartObject();
    switch (form) {
      case Wide(Ref values, boolean flatten, MemberRule member, List<Ref> except) -> {
        json.writeStringField("kind", "wide");
        RefCodec.write(json, "values", values);
        json.writeBooleanField("flatten", flatten);
        RefCodec.list(json, "except", except);
        if (member != null) {
          json.writeObjectFieldStart("member");
          RefCodec.write(json, "value", member.value());
          RefCodec.optional(json, "unit", member.unit());
          RefCodec.optional(json, "quality", member.quality());
          RefCodec.optional(json, "time", member.time());
          json.writeEndObject();
        }
      }
      case Narrow(Ref name, Content content) -> {
        json.writeStringField("kind", "narrow");
        RefCodec.write(json, "name", name);
        MappingEventCodec.content(json, content);
      }
      case Samples(Ref values, Ref name, Ref times, Step step) -> {
        json.writeStringField("kind", "samples");
        RefCodec.write(json, "values", values);
        RefCodec.optional(json, "name", name);
        RefCodec.optional(json, "times", times);
        if (step != null) {
          json.writeNumberField("stepNanos", step.nanos());
          RefCodec.optional(json, "stepAt", step.at());
          json.writeStringField("stepUnit", step.unit().name());
        }
      }
    }
    json.writeEndObject();
  }

  static Form read(JsonParser json) throws IOException {
    Json.enterObject(json);
    String kind = null;
    Ref values = null;
    boolean flatten = false;
    List<Ref> except = List.of();
    MemberRule member = null;
    Ref tag = null;
    Content content = null;
    Ref times = null;
    long stepNanos = 0;
    Ref stepAt = null;
    StepUnit stepUnit = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "kind" -> kind = Json.text(json, name);
        case "values" -> values = RefCodec.read(json);
        case "flatten" -> flatten = PlantCodec.truth(json);
        case "except" -> except = RefCodec.list(json);
        case "member" -> member = member(json);
        case "name" -> tag = RefCodec.read(json);
        case "value", "condition" -> content = MappingEventCodec.content(name, json);
        case "times" -> times = RefCodec.read(json);
        case "stepNanos" -> stepNanos = Json.whole(json, name);
        case "stepAt" -> stepAt = RefCodec.read(json);
        case "stepUnit" -> stepUnit = Json.constant(StepUnit.class, json);
        default -> json.skipChildren();
      }
    }
    return switch (Json.required(kind, "kind")) {
      case "wide" -> new Wide(Json.required(values, "values"), flatten, member, except);
      case "narrow" -> new Narrow(Json.required(tag, "name"), Json.required(content, "value"));
      case "samples" ->
          new Samples(
              Json.required(values, "values"), tag, times, step(stepNanos, stepAt, stepUnit));
      default -> throw new IOException("\"kind\" cannot be \"" + kind + '"');
    };
  }

  private static @Nullable Step step(long nanos, @Nullable Ref at, @Nullable StepUnit unit) {
    return unit == null ? null : new Step(nanos, at, unit);
  }

  private static MemberRule member(JsonParser json) throws IOException {
    Json.enterObject(json);
    Ref value = null;
    Ref unit = null;
    Ref quality = null;
    Ref time = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "value" -> value = RefCodec.read(json);
        case "unit" -> unit = RefCodec.read(json);
        case "quality" -> quality = RefCodec.read(json);
        case "time" -> time = RefCodec.read(json);
        default -> json.skipChildren();
      }
    }
    return new MemberRule(Json.required(value, "value"), unit, quality, time);
  }
}
