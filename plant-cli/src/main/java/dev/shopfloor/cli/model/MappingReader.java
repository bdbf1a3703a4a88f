package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.model.Quality;
import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.Mapping.QualityRule;
import dev.shopfloor.plant.Mapping.UnitRule;
import dev.shopfloor.plant.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads where the parts of a payload stand. */
final class MappingReader {
  private static final Set<String> KEYS =
      Set.of(
          "records",
          "device",
          "time",
          "sequence",
          "quality",
          "qualities",
          "values",
          "nested",
          "member",
          "skip",
          "name",
          "value",
          "condition",
          "samples",
          "unit",
          "units",
          "unitKeys",
          "unitInValue",
          "unitSuffixes",
          "event",
          "events");
  private static final Map<String, Quality> QUALITIES =
      Map.of(
          "good", Quality.GOOD,
          "uncertain", Quality.UNCERTAIN,
          "bad", Quality.BAD,
          "stale", Quality.STALE);
  private static final String NAME = UnitRule.NAME;

  private final RefReader refs;
  private final Problems problems;

  MappingReader(String topicFilter, Problems problems) {
    this.refs = new RefReader(topicFilter, problems);
    this.problems = problems;
  }

  Mapping read(YamlMap map, Mapping.Names names) {
    Section mapping = new Section(map, KEYS, problems);
    return new Mapping(
        records(mapping),
        refs.ref(mapping, "device"),
        refs.ref(mapping, "time"),
        refs.ref(mapping, "sequence"),
        new QualityRule(refs.ref(mapping, "quality"), qualities(mapping)),
        units(mapping),
        new MappingFormReader(refs, problems).read(mapping),
        new MappingEventReader(refs, problems).read(mapping),
        names);
  }

  private List<Ref.Own> records(Section mapping) {
    List<Ref.Own> records = new ArrayList<>();
    for (Ref ref : refs.refs(mapping.node("records"))) {
      if (ref instanceof Ref.Own own) {
        records.add(own);
      } else {
        problems.error(
            mapping.place("records"),
            "\"" + ref.text() + "\" cannot hold records",
            "write a pointer from the message such as /metrics, or . for the message itself");
      }
    }
    return records;
  }

  private Map<String, Quality> qualities(Section mapping) {
    YamlMap map = mapping.map("qualities");
    Map<String, Quality> words = new HashMap<>();
    if (map != null) {
      for (Map.Entry<String, Entry> each : map.entries().entrySet()) {
        Quality quality = mapping.choice(each.getValue().value(), QUALITIES);
        if (quality != null) {
          words.put(each.getKey(), quality);
        }
      }
    }
    return words;
  }

  private UnitRule units(Section mapping) {
    List<String> siblings = new ArrayList<>();
    for (String pattern : mapping.texts("unitKeys", List.of())) {
      boolean once =
          pattern.indexOf(NAME) >= 0 && pattern.indexOf(NAME) == pattern.lastIndexOf(NAME);
      if (once && !pattern.equals(NAME)) {
        siblings.add(pattern);
      } else {
        problems.error(
            mapping.place("unitKeys"),
            "\"" + pattern + "\" does not tell a value's name from its unit's",
            "write it such as \"{name}_unit\"");
      }
    }
    return new UnitRule(
        siblings,
        refs.ref(mapping, "units"),
        mapping.truth("unitInValue", false),
        mapping.truth("unitSuffixes", false),
        refs.ref(mapping, "unit"));
  }
}
