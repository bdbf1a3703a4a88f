package dev.shopfloor.cli.cmms;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Exchange;
import dev.shopfloor.workorder.cmms.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prints requests in place of sending them, and makes answers up: what was asked, with an id, in
 * each of the places where systems put it. So an asset that is looked for is found, as 1.
 */
final class ShownRequests implements Exchange {
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  private final OutcomeLines out;
  private byte[] record = NOTHING;
  private byte[] sent = NOTHING;
  private String id = "1";

  ShownRequests(OutcomeLines out) {
    this.out = out;
  }

  /** The body sent last. */
  byte[] sent() {
    return sent;
  }

  /**
   * What the next answers are about.
   *
   * @param orderId the order's id
   * @param known the order as it was made; null before it is
   */
  void about(String orderId, byte @Nullable [] known) {
    id = orderId;
    record = known == null ? NOTHING : known;
  }

  @Override
  public Answer send(Request request, Cmms.Limit limit) {
    byte[] body = request.body();
    out.line(
        "request",
        json -> {
          json.writeStringField("method", request.method());
          json.writeStringField("path", request.path());
          json.writeObjectFieldStart("headers");
          for (Map.Entry<String, String> header : new TreeMap<>(request.headers()).entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
          }
          json.writeEndObject();
          if (body != null) {
            json.writeFieldName("body");
            copy(json, body);
          }
        });
    if (body != null) {
      sent = body;
    }
    return new Answer.Answered(200, Map.of(), answer(body == null ? record : body));
  }

  private byte[] answer(byte[] about) {
    return Json.bytes(json -> {
      json.writeStartObject();
      fields(json, about);
      json.writeBooleanField("ok", true);
      for (String place : new String[] {"result", "workOrder"}) {
        json.writeObjectFieldStart(place);
        fields(json, about);
        json.writeEndObject();
      }
      for (String place : new String[] {"content", "assets", "results"}) {
        json.writeArrayFieldStart(place);
        json.writeStartObject();
        fields(json, about);
        json.writeEndObject();
        json.writeEndArray();
      }
      json.writeEndObject();
    });
  }

  private void fields(JsonGenerator json, byte[] about) throws IOException {
    json.writeNumberField("id", Long.parseLong(id));
    json.writeStringField("number", "DRY-" + id);
    try (JsonParser fields = Json.factory().createParser(about)) {
      Json.enterObject(fields);
      for (String name = fields.nextFieldName(); name != null; name = fields.nextFieldName()) {
        fields.nextToken();
        if (name.equals("id") || name.equals("number") || name.equals("ok")) {
          fields.skipChildren();
        } else {
          json.writeFieldName(name);
          json.copyCurrentStructure(fields);
        }
      }
    }
  }

  private static void copy(JsonGenerator json, byte[] body) throws IOException {
    try (JsonParser value = Json.factory().createParser(body)) {
      value.nextToken();
      json.copyCurrentStructure(value);
    }
  }
}
