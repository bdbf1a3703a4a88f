package dev.shopfloor.oee;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.PlannedStop.Counts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Small objects and arrays that several of this package's texts hold. */
final class JsonMaps {
  private JsonMaps() {}

  static <E extends Enum<E>> void writeLongs(JsonGenerator json, String name, Map<E, Long> values)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<E, Long> value : values.entrySet()) {
      json.writeNumberField(value.getKey().name(), value.getValue());
    }
    json.writeEndObject();
  }

  static void writeNamed(JsonGenerator json, String name, Map<String, Long> values)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> value : values.entrySet()) {
      json.writeNumberField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }

  /**
   * Reads the whole numbers of an object; what a later release added beside them is passed over.
   */
  static SortedMap<String, Long> readNamed(JsonParser json) throws IOException {
    SortedMap<String, Long> values = new TreeMap<>();
    Json.enterObject(json);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        values.put(name, json.getLongValue());
      } else {
        json.skipChildren();
      }
    }
    return values;
  }

  static void writeNumbers(JsonGenerator json, String name, long... numbers) throws IOException {
    json.writeArrayFieldStart(name);
    for (long number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  /** Reads exactly so many numbers. */
  static long[] readNumbers(JsonParser json, int size) throws IOException {
    long[] numbers = new long[size];
    for (int at = 0; at < size; at++) {
      json.nextToken();
      numbers[at] = Json.whole(json, null);
    }
    if (json.nextToken() != JsonToken.END_ARRAY) {
      throw new IOException("an array of %d numbers has more of them".formatted(size));
    }
    return numbers;
  }

  /** Reads an object of arrays of as many numbers. */
  static void readArrays(JsonParser json, int size, BiConsumer<String, long[]> taker)
      throws IOException {
    Json.enterObject(json);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      taker.accept(name, readNumbers(json, size));
    }
  }

  static void writeSaid(JsonGenerator json, String name, Map<String, Reasons.Said> said)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Reasons.Said> one : said.entrySet()) {
      json.writeArrayFieldStart(one.getKey());
      json.writeString(one.getValue().text());
      json.writeNumber(one.getValue().time());
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  static Map<String, Reasons.Said> readSaid(JsonParser json) throws IOException {
    Map<String, Reasons.Said> said = new TreeMap<>();
    Json.enterObject(json);
    for (String tag = json.nextFieldName(); tag != null; tag = json.nextFieldName()) {
      json.nextToken();
      json.nextToken();
      String text = Json.text(json, tag);
      json.nextToken();
      said.put(tag, new Reasons.Said(text, Json.whole(json, tag)));
      json.nextToken();
    }
    return said;
  }

  static <E extends Enum<E>> EnumMap<E, Long> readLongs(JsonParser json, Class<E> type)
      throws IOException {
    EnumMap<E, Long> values = new EnumMap<>(type);
    for (Map.Entry<String, Long> value : readNamed(json).entrySet()) {
      values.put(constant(type, value.getKey()), value.getValue());
    }
    return values;
  }

  static void writeFlags(JsonGenerator json, Set<ResultFlag> flags) throws IOException {
    json.writeArrayFieldStart("flags");
    for (ResultFlag flag : flags) {
      json.writeString(flag.name());
    }
    json.writeEndArray();
  }

  /** Reads flags, all of which must be known: a fold that goes on needs them. */
  static Set<ResultFlag> readFlags(JsonParser json) throws IOException {
    Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
    for (String word : flagWords(json)) {
      flags.add(constant(ResultFlag.class, word));
    }
    return flags;
  }

  /** Reads those flags that are known: a later release may make remarks that this one cannot. */
  static Set<ResultFlag> knownFlags(JsonParser json) throws IOException {
    Set<ResultFlag> flags = EnumSet.allOf(ResultFlag.class);
    List<String> words = flagWords(json);
    flags.removeIf(flag -> !words.contains(flag.name()));
    return flags;
  }

  private static List<String> flagWords(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"flags\" must be an array");
    }
    List<String> words = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      words.add(Json.text(json, "flags"));
    }
    return words;
  }

  static void writeWindow(JsonGenerator json, ShiftWindow window) throws IOException {
    json.writeObjectFieldStart("window");
    json.writeStringField("code", window.code());
    if (!window.businessDate().isEmpty()) {
      json.writeStringField("businessDate", window.businessDate());
    }
    json.writeNumberField("start", window.start());
    json.writeNumberField("end", window.end());
    if (window.offShift()) {
      json.writeBooleanField("offShift", true);
    }
    if (!window.breaks().isEmpty()) {
      json.writeArrayFieldStart("breaks");
      for (PlannedBreak pause : window.breaks()) {
        json.writeStartObject();
        json.writeNumberField("start", pause.start());
        json.writeNumberField("end", pause.end());
        json.writeStringField("reason", pause.reason());
        json.writeStringField("counts", pause.counts().name());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  static ShiftWindow readWindow(JsonParser json) throws IOException {
    Json.enterObject(json);
    String code = "";
    String businessDate = "";
    long start = 0;
    long end = 0;
    boolean offShift = false;
    List<PlannedBreak> breaks = List.of();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "code" -> code = Json.text(json, name);
        case "businessDate" -> businessDate = Json.text(json, name);
        case "start" -> start = Json.whole(json, name);
        case "end" -> end = Json.whole(json, name);
        case "offShift" -> offShift = json.getBooleanValue();
        case "breaks" -> breaks = readBreaks(json);
        default -> json.skipChildren();
      }
    }
    if (end <= start) {
      throw new IOException("\"window\" ends at %d, before it starts".formatted(end));
    }
    return new ShiftWindow(code, businessDate, start, end, offShift, breaks);
  }

  private static List<PlannedBreak> readBreaks(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"breaks\" must be an array");
    }
    List<PlannedBreak> breaks = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      breaks.add(readBreak(json));
    }
    return breaks;
  }

  private static PlannedBreak readBreak(JsonParser json) throws IOException {
    Json.enterObject(json);
    long start = 0;
    long end = 0;
    String reason = "";
    Counts counts = Counts.EXCLUDED;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "start" -> start = Json.whole(json, name);
        case "end" -> end = Json.whole(json, name);
        case "reason" -> reason = Json.text(json, name);
        case "counts" -> counts = Json.constant(Counts.class, json);
        default -> json.skipChildren();
      }
    }
    return new PlannedBreak(start, end, reason, counts);
  }

  static <E extends Enum<E>> E constant(Class<E> type, String name) throws IOException {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException unknown) {
      throw new IOException(
          "\"%s\" is no %s that is known here".formatted(name, type.getSimpleName()), unknown);
    }
  }
}
