package dev.shopfloor.enrich.opcua;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.DocReader;
import dev.shopfloor.enrich.FlatJsonDecoder;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.enrich.SourceStore.Announced;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The units of a writer's fields, which come in metadata messages alone. What is kept of a message
 * is an object of its fields' units; data that comes before it has none.
 */
final class Metadata {
  private static final int MOST_FIELDS = 4_096;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final SourceStore sources;

  Metadata(SourceStore sources) {
    this.sources = sources;
  }

  /** Keeps the units that a metadata message tells; returns the source that announced them. */
  @Nullable String announce(Doc.Obj message) {
    if (!(message.get("MetaData") instanceof Doc.Obj described)) {
      return null;
    }
    String source =
        source(Texts.of(message.get("PublisherId")), Texts.of(message.get("DataSetWriterId")));
    if (source == null) {
      return null;
    }
    Long version = MetadataVersion.of(described.get("ConfigurationVersion"));
    Announced announced = new Announced(version == null ? 0 : version, write(units(described)));
    return sources.announce(source, "", announced) ? source : null;
  }

  /** The units of a data set's fields, by name; empty when none are known. */
  Map<String, String> units(DataSet dataSet) {
    String source = source(dataSet.publisher(), dataSet.writer());
    Announced announced = source == null ? null : sources.announced(source, "", dataSet.version());
    boolean suits =
        announced != null
            && (dataSet.version() == null
                || MetadataVersion.compatible(dataSet.version(), announced.version()));
    return suits && announced != null ? read(announced.body()) : Map.of();
  }

  private static @Nullable String source(@Nullable String publisher, @Nullable String writer) {
    return publisher == null
            || writer == null
            || publisher.length() > FlatJsonDecoder.MAX_NAME
            || writer.length() > FlatJsonDecoder.MAX_NAME
        ? null
        : "ua:" + publisher + '/' + writer;
  }

  private static Map<String, String> units(Doc.Obj described) {
    Map<String, String> units = new LinkedHashMap<>();
    List<Doc> fields =
        described.get("Fields") instanceof Doc.Arr(List<Doc> all) ? all : List.<Doc>of();
    for (Doc field : fields) {
      String name = field instanceof Doc.Obj object ? Texts.of(object.get("Name")) : null;
      String unit = field instanceof Doc.Obj object ? EngineeringUnit.of(object) : null;
      boolean kept = name != null && name.length() <= FlatJsonDecoder.MAX_NAME;
      if (kept && name != null && unit != null && units.size() < MOST_FIELDS) {
        units.put(name, unit);
      }
    }
    return units;
  }

  private static byte[] write(Map<String, String> units) {
    return Json.bytes(json -> {
      json.writeStartObject();
      for (Map.Entry<String, String> unit : units.entrySet()) {
        write(json, unit);
      }
      json.writeEndObject();
    });
  }

  private static void write(JsonGenerator json, Map.Entry<String, String> unit) throws IOException {
    json.writeStringField(unit.getKey(), unit.getValue());
  }

  private static Map<String, String> read(byte[] body) {
    Map<String, String> units = new HashMap<>();
    if (DocReader.read(body, MOST_BYTES) instanceof DocReader.Read.Good(Doc.Obj fields)) {
      for (Doc.Member field : fields.members()) {
        String unit = Texts.of(field.value());
        if (unit != null) {
          units.put(field.name(), unit);
        }
      }
    }
    return units;
  }
}
