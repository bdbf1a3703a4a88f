package dev.shopfloor.oee;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.FormVersion;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.LineRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The result of a line or a plant as JSON, in the units of {@link ShiftResultCodec}. */
public final class RollUpCodec {
  private static final int VERSION = 1;

  private RollUpCodec() {}

  /** Writes the result. */
  public static void write(JsonGenerator json, RollUp result) throws IOException {
    RollUp.Key key = result.key();
    json.writeStartObject();
    json.writeNumberField("v", VERSION);
    json.writeStringField("scope", key.scope().name());
    json.writeStringField("site", key.site());
    json.writeStringField("line", key.line());
    json.writeStringField("shift", key.shift());
    json.writeStringField("businessDate", result.businessDate());
    json.writeNumberField("start", key.start());
    json.writeNumberField("end", result.end());
    json.writeNumberField("asOf", result.asOf());
    json.writeStringField("method", result.method().name());
    json.writeStringField("status", result.status().name());
    json.writeNumberField("revision", result.revision());
    ResultRows.writeRatios(json, result.ratios());
    ResultRows.writeTimes(json, result.times());
    ResultRows.writeBases(json, result.bases());
    writePieces(json, "pieces", result.pieces());
    ResultRows.writeStops(json, result.stops());
    ResultRows.writeLosses(json, result.losses());
    json.writeObjectFieldStart("headline");
    ResultRows.writeBases(json, result.headline().bases());
    writePieces(json, "pieces", result.headline().pieces());
    json.writeEndObject();
    JsonMaps.writeFlags(json, result.flags());
    json.writeArrayFieldStart("members");
    for (RollUp.Member member : result.members()) {
      json.writeStartObject();
      json.writeStringField("name", member.name());
      json.writeNumberField("version", member.version());
      json.writeNumberField("asOf", member.asOf());
      json.writeNumberField("suspect", member.suspect() ? 1 : 0);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writePieces(JsonGenerator json, String name, @Nullable Pieces pieces)
      throws IOException {
    if (pieces != null) {
      json.writeObjectFieldStart(name);
      ResultRows.writePieces(json, pieces);
      json.writeEndObject();
    }
  }

  /**
   * Reads a result, one of a later version as far as its fields are known here.
   *
   * @throws dev.shopfloor.model.json.NewerFormException when it is of a later version and cannot be
   *     read here
   * @throws IOException when the text is no result, or one of an earlier format; the message names
   *     the field
   */
  public static RollUp read(String text) throws IOException {
    try (JsonParser json = Json.factory().createParser(text)) {
      Json.enterObject(json);
      Fields fields = new Fields();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        fields.take(json, name);
      }
      return fields.result();
    } catch (IOException | IllegalArgumentException unreadable) {
      FormVersion.throwIfNewer(text, VERSION, unreadable);
      throw unreadable;
    }
  }

  /** Collects the fields, whatever their order. */
  private static final class Fields {
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Long> numbers = new TreeMap<>();
    private final Map<String, Map<String, Long>> maps = new TreeMap<>();
    private final List<RollUp.Member> members = new ArrayList<>();
    private List<LossRow> losses = List.of();
    private Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
    private RollUp.@Nullable Headline headline;

    void take(JsonParser json, String name) throws IOException {
      switch (name) {
        case "millis", "nanos", "pieces", "stops" -> maps.put(name, JsonMaps.readNamed(json));
        case "losses" -> losses = ResultRows.losses(json);
        case "flags" -> flags = JsonMaps.knownFlags(json);
        case "headline" -> headline = headline(json);
        case "members" -> readMembers(json);
        case "needs" -> FormVersion.needs(json, VERSION);
        default -> {
          switch (json.currentToken()) {
            case VALUE_STRING -> texts.put(name, json.getText());
            case VALUE_NUMBER_INT -> numbers.put(name, json.getLongValue());
            default -> json.skipChildren();
          }
        }
      }
    }

    private static RollUp.Headline headline(JsonParser json) throws IOException {
      Map<String, Map<String, Long>> parts = new TreeMap<>();
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        if (json.nextToken() == JsonToken.START_OBJECT) {
          parts.put(name, JsonMaps.readNamed(json));
        } else {
          json.skipChildren();
        }
      }
      Map<String, Long> pieces = parts.get("pieces");
      return new RollUp.Headline(
          ResultRows.bases(Json.required(parts.get("nanos"), "nanos")),
          pieces == null ? null : ResultRows.pieces(pieces));
    }

    private void readMembers(JsonParser json) throws IOException {
      for (ResultRows.Row row : ResultRows.rows(json, "members")) {
        members.add(
            new RollUp.Member(
                Json.required(row.texts().get("name"), "name"),
                ResultRows.of(row.numbers(), "version"),
                ResultRows.of(row.numbers(), "asOf"),
                ResultRows.of(row.numbers(), "suspect") == 1));
      }
    }

    RollUp result() throws IOException {
      if (number("v") < VERSION) {
        throw new IOException("\"v\" is %d; known is %d".formatted(number("v"), VERSION));
      }
      Map<String, Long> pieces = maps.get("pieces");
      return new RollUp(
          new RollUp.Key(
              JsonMaps.constant(RollUp.Scope.class, text("scope")),
              text("site"),
              text("line"),
              text("shift"),
              number("start")),
          text("businessDate"),
          number("end"),
          number("asOf"),
          JsonMaps.constant(LineRule.Method.class, text("method")),
          ResultRows.bases(map("nanos")),
          ResultRows.times(map("millis")),
          pieces == null ? null : ResultRows.pieces(pieces),
          ResultRows.stops(map("stops")),
          losses,
          Json.required(headline, "headline"),
          flags,
          members,
          number("revision"));
    }

    private Map<String, Long> map(String name) throws IOException {
      return Json.required(maps.get(name), name);
    }

    private String text(String name) throws IOException {
      return Json.required(texts.get(name), name);
    }

    private long number(String name) throws IOException {
      return ResultRows.of(numbers, name);
    }
  }
}
