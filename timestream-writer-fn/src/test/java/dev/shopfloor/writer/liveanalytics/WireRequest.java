package dev.shopfloor.writer.liveanalytics;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A WriteRecords request, read strictly: each member must be one of the API's and of its type.
 *
 * @param database its name
 * @param table its name
 * @param common what all records share
 * @param records as sent, without the common attributes
 */
record WireRequest(String database, String table, WireRecord common, List<WireRecord> records) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> MEMBERS =
      Set.of("DatabaseName", "TableName", "CommonAttributes", "Records");
  private static final Set<String> OF_RECORD =
      Set.of(
          "Dimensions",
          "MeasureName",
          "MeasureValue",
          "MeasureValueType",
          "MeasureValues",
          "Time",
          "TimeUnit",
          "Version");
  private static final Set<String> OF_DIMENSION = Set.of("Name", "Value", "DimensionValueType");
  private static final Set<String> OF_MEASURE = Set.of("Name", "Value", "Type");

  static WireRequest read(byte[] body) throws Refusal, IOException {
    JsonNode request = tree(body);
    known(request, MEMBERS);
    List<WireRecord> records = new ArrayList<>();
    for (JsonNode one : list(request, "Records")) {
      records.add(readRecord(one));
    }
    return new WireRequest(
        required(request, "DatabaseName"),
        required(request, "TableName"),
        request.has("CommonAttributes")
            ? readRecord(request.get("CommonAttributes"))
            : WireRecord.NOTHING,
        records);
  }

  private static JsonNode tree(byte[] body) throws Refusal, IOException {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException broken) {
      throw Refusal.unreadable(broken.getOriginalMessage());
    }
  }

  private static WireRecord readRecord(JsonNode one) throws Refusal {
    known(one, OF_RECORD);
    List<WireRecord.Dimension> dimensions = new ArrayList<>();
    for (JsonNode dimension : list(one, "Dimensions")) {
      known(dimension, OF_DIMENSION);
      String type = text(dimension, "DimensionValueType");
      Refusal.check(type == null || type.equals("VARCHAR"), "a dimension of type " + type);
      dimensions.add(
          new WireRecord.Dimension(required(dimension, "Name"), required(dimension, "Value")));
    }
    List<Measure> measures = new ArrayList<>();
    for (JsonNode measure : list(one, "MeasureValues")) {
      known(measure, OF_MEASURE);
      measures.add(
          new Measure(
              required(measure, "Name").intern(),
              required(measure, "Type"),
              required(measure, "Value")));
    }
    return new WireRecord(
        dimensions,
        text(one, "MeasureName"),
        text(one, "MeasureValue"),
        text(one, "MeasureValueType"),
        text(one, "Time"),
        text(one, "TimeUnit"),
        version(one),
        measures);
  }

  private static void known(JsonNode node, Set<String> members) throws Refusal {
    if (!node.isObject()) {
      throw Refusal.unreadable("not an object: " + node);
    }
    for (String name : (Iterable<String>) node::fieldNames) {
      if (!members.contains(name)) {
        throw Refusal.unreadable("the API has no member " + name + " here");
      }
    }
  }

  private static Iterable<JsonNode> list(JsonNode node, String name) throws Refusal {
    JsonNode list = node.path(name);
    if (!list.isMissingNode() && !list.isArray()) {
      throw Refusal.unreadable(name + " is no list");
    }
    return list;
  }

  private static String required(JsonNode node, String name) throws Refusal {
    String text = text(node, name);
    if (text == null) {
      throw Refusal.invalid(name + " is missing");
    }
    return text;
  }

  private static @Nullable String text(JsonNode node, String name) throws Refusal {
    JsonNode text = node.path(name);
    if (text.isMissingNode()) {
      return null;
    }
    if (!text.isTextual()) {
      throw Refusal.unreadable(name + " is no text: " + text);
    }
    return text.textValue();
  }

  private static @Nullable Long version(JsonNode one) throws Refusal {
    JsonNode version = one.path("Version");
    if (version.isMissingNode()) {
      return null;
    }
    if (!version.isIntegralNumber() || !version.canConvertToLong()) {
      throw Refusal.unreadable("Version is no long: " + version);
    }
    return version.longValue();
  }
}
