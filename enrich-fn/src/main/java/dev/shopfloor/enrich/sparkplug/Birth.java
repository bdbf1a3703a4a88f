package dev.shopfloor.enrich.sparkplug;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.DocReader;
import dev.shopfloor.enrich.FlatJsonDecoder;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a birth defines: its metrics by name and alias, those of templates under the template's name
 * and a slash. Kept as {@code {"bdSeq":7,"metrics":[["Spindle/Temperature",13,9,"°C"]]}}: name,
 * alias, code of the type, unit.
 */
final class Birth {
  // names in another script grow when they are escaped
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private static final char SLASH = '/';

  private final @Nullable Long bdSeq;
  private final TreeMap<String, Definition> byName = new TreeMap<>();
  private final Map<Long, Definition> byAlias = new HashMap<>();

  /**
   * One metric.
   *
   * @param name in full
   * @param alias what stands for the name in data; null for none
   * @param type of its values
   * @param unit the engineering unit; null for none
   */
  record Definition(String name, @Nullable Long alias, DataType type, @Nullable String unit) {}

  private Birth(@Nullable Long bdSeq) {
    this.bdSeq = bdSeq;
  }

  /** What a payload defines. */
  static Birth of(Payload payload) {
    Birth birth = new Birth(payload.bdSeq());
    birth.add("", payload.metrics());
    return birth;
  }

  /** What {@link #write()} wrote; damaged bytes define nothing. */
  static Birth read(byte[] bytes) {
    if (!(DocReader.read(bytes, MOST_BYTES) instanceof DocReader.Read.Good(Doc.Obj whole))) {
      return new Birth(null);
    }
    Birth birth = new Birth(number(whole.get("bdSeq")));
    if (whole.get("metrics") instanceof Doc.Arr(List<Doc> metrics)) {
      for (Doc metric : metrics) {
        if (metric instanceof Doc.Arr(List<Doc> parts)
            && parts.size() == 4
            && parts.get(0) instanceof Doc.Text(String name)) {
          Long type = number(parts.get(2));
          birth.add(
              new Definition(
                  name,
                  number(parts.get(1)),
                  DataType.of(type == null ? 0 : type),
                  parts.get(3) instanceof Doc.Text(String unit) ? unit : null));
        }
      }
    }
    return birth;
  }

  byte[] write() {
    return Json.bytes(json -> {
      json.writeStartObject();
      if (bdSeq != null) {
        json.writeNumberField("bdSeq", bdSeq);
      }
      json.writeArrayFieldStart("metrics");
      for (Definition definition : byName.values()) {
        write(json, definition);
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void write(JsonGenerator json, Definition definition) throws IOException {
    json.writeStartArray();
    json.writeString(definition.name());
    if (definition.alias() == null) {
      json.writeNull();
    } else {
      json.writeNumber(definition.alias());
    }
    json.writeNumber(definition.type().code());
    json.writeString(definition.unit());
    json.writeEndArray();
  }

  /** The number that joins a node's death to this birth, or null. */
  @Nullable Long bdSeq() {
    return bdSeq;
  }

  /** All metrics, by name. */
  Iterable<Definition> definitions() {
    return byName.values();
  }

  /** The members of a template. */
  Iterable<Definition> membersOf(String template) {
    return byName.subMap(template + SLASH, template + (char) (SLASH + 1)).values();
  }

  @Nullable Definition named(String name) {
    return byName.get(name);
  }

  @Nullable Definition aliased(@Nullable Long alias) {
    return alias == null ? null : byAlias.get(alias);
  }

  /** Whether all of these can be read with this birth. */
  boolean defines(List<Metric> metrics) {
    for (Metric metric : metrics) {
      String name = metric.name();
      Definition known = name == null ? aliased(metric.alias()) : byName.get(name);
      if (known == null && (name == null || metric.type() == DataType.UNKNOWN)) {
        return false;
      }
    }
    return true;
  }

  private void add(String prefix, List<Metric> metrics) {
    for (Metric metric : metrics) {
      if (metric.name() != null) {
        String name = prefix + metric.name();
        add(new Definition(name, metric.alias(), metric.type(), metric.properties().unit()));
        if (metric.sent() instanceof Sent.Members(List<Metric> members, boolean definition)
            && !definition
            // or a long name would be built again for each of its members
            && name.length() <= FlatJsonDecoder.MAX_NAME) {
          add(name + SLASH, members);
        }
      }
    }
  }

  private void add(Definition definition) {
    byName.put(definition.name(), definition);
    if (definition.alias() != null) {
      byAlias.put(definition.alias(), definition);
    }
  }

  private static @Nullable Long number(@Nullable Doc doc) {
    return doc instanceof Doc.Num number && number.whole() ? parsed(number.digits()) : null;
  }

  private static @Nullable Long parsed(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException beyond) {
      return null;
    }
  }
}
