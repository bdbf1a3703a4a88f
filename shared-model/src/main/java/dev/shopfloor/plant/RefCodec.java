package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** References as JSON: texts, or an array of them where the first one counts. */
final class RefCodec {
  private RefCodec() {}

  static void optional(JsonGenerator json, String name, @Nullable Ref ref) throws IOException {
    if (ref != null) {
      write(json, name, ref);
    }
  }

  static void write(JsonGenerator json, String name, Ref ref) throws IOException {
    if (ref instanceof Ref.First(List<Ref> places)) {
      list(json, name, places);
    } else {
      json.writeStringField(name, ref.text());
    }
  }

  static void list(JsonGenerator json, String name, List<? extends Ref> refs) throws IOException {
    json.writeArrayFieldStart(name);
    for (Ref ref : refs) {
      json.writeString(ref.text());
    }
    json.writeEndArray();
  }

  static Ref read(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.START_ARRAY
        ? new Ref.First(PlantCodec.list(json, RefCodec::one))
        : one(json);
  }

  static List<Ref> list(JsonParser json) throws IOException {
    return PlantCodec.list(json, RefCodec::one);
  }

  private static Ref one(JsonParser json) throws IOException {
    String text = Json.text(json, "reference");
    try {
      return Ref.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new IOException("\"" + text + "\" is no reference: " + wrong.getMessage(), wrong);
    }
  }
}
