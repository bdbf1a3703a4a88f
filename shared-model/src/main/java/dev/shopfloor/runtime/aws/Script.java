package dev.shopfloor.runtime.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is played in a {@link Rehearsal}.
 *
 * @param now the present while it is played
 * @param variables in place of the function's own
 * @param event what the function is handed
 * @param answers by operation of AWS's services, or by method and path, in the order in which they
 *     are asked for; {@code {}} where none is left of the former, nothing of the latter
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Script(
    Instant now, Map<String, String> variables, byte[] event, Map<String, List<byte[]>> answers) {
  /**
   * Reads one.
   *
   * @throws IOException when it is none
   */
  static Script read(InputStream in) throws IOException {
    @Nullable Instant now = null;
    byte @Nullable [] event = null;
    Map<String, String> variables = new HashMap<>();
    Map<String, List<byte[]>> answers = new HashMap<>();
    try (JsonParser json = Json.factory().createParser(in)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "now" -> now = Instant.parse(json.getText());
          case "event" -> event = copy(json);
          case "variables" -> {
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
              variables.put(key, Objects.requireNonNull(json.nextTextValue()));
            }
          }
          case "answers" -> {
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
              answers.put(key, list(json));
            }
          }
          default -> throw new IOException("\"" + name + "\" is unknown");
        }
      }
    }
    return new Script(Json.required(now, "now"), variables, Json.required(event, "event"), answers);
  }

  private static List<byte[]> list(JsonParser json) throws IOException {
    List<byte[]> all = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      all.add(copy(json));
    }
    return all;
  }

  private static byte[] copy(JsonParser json) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator copy = Json.factory().createGenerator(out)) {
      copy.copyCurrentStructure(json);
    }
    return out.toByteArray();
  }
}
