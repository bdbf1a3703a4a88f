package dev.shopfloor.cli.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of the plant file that knows its place. */
sealed interface YamlNode {
  Place place();

  /** What the value is, for people. */
  String words();

  /** A mapping; its entries keep the file's order. */
  record YamlMap(Place place, Map<String, Entry> entries) implements YamlNode {
    /** A mapping without entries, standing where it could be written. */
    static YamlMap empty(Place place) {
      return new YamlMap(place, Map.of());
    }

    @Override
    public String words() {
      return "a mapping";
    }

    /**
     * This mapping with another one laid over it: what the other one has counts, mappings in both
     * are merged, and an empty value takes away what is here.
     */
    YamlMap overlaid(YamlMap over) {
      Map<String, Entry> merged = new LinkedHashMap<>(entries);
      over.entries.forEach((key, entry) -> {
        Entry under = entries.get(key);
        if (under == null) {
          merged.put(key, entry);
        } else if (entry.value instanceof YamlScalar(Place p, String t, ScalarType type)
            && type == ScalarType.NULL) {
          merged.remove(key);
        } else if (under.value instanceof YamlMap below && entry.value instanceof YamlMap above) {
          merged.put(key, new Entry(entry.key, below.overlaid(above)));
        } else {
          merged.put(key, entry);
        }
      });
      return new YamlMap(over.place, merged);
    }

    YamlMap without(String key) {
      Map<String, Entry> rest = new LinkedHashMap<>(entries);
      rest.remove(key);
      return new YamlMap(place, rest);
    }
  }

  /**
   * One entry of a mapping.
   *
   * @param key the place of the key
   * @param value what it leads to
   */
  record Entry(Place key, YamlNode value) {}

  /** A sequence. */
  record YamlList(Place place, List<YamlNode> elements) implements YamlNode {
    @Override
    public String words() {
      return "a list";
    }
  }

  /** A single value. */
  record YamlScalar(Place place, String text, ScalarType type) implements YamlNode {
    @Override
    public String words() {
      return switch (type) {
        case TEXT -> '"' + text + '"';
        case WHOLE, REAL -> "the number " + text;
        case TRUTH -> text;
        case NULL -> "empty";
      };
    }
  }

  /** What a single value is by YAML's core schema. */
  enum ScalarType {
    TEXT,
    WHOLE,
    REAL,
    TRUTH,
    NULL
  }
}
