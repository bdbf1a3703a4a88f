package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.Mapping.Action;
import dev.shopfloor.plant.Mapping.Always;
import dev.shopfloor.plant.Mapping.Emission;
import dev.shopfloor.plant.Mapping.Emit;
import dev.shopfloor.plant.Mapping.EventRule;
import dev.shopfloor.plant.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what events mean. */
final class MappingEventReader {
  private static final int MOST_EMISSIONS = 64;
  private static final Map<String, Action> ALWAYS =
      Map.of("ignore", Always.IGNORE, "values", Always.VALUES);

  private final RefReader refs;
  private final Problems problems;

  MappingEventReader(RefReader refs, Problems problems) {
    this.refs = refs;
    this.problems = problems;
  }

  @Nullable EventRule read(Section mapping) {
    YamlMap map = mapping.map("events");
    Ref at = refs.ref(mapping, "event");
    if (map == null && !mapping.has("event")) {
      return null;
    }
    if (map == null || map.entries().isEmpty()) {
      problems.error(
          mapping.place("event"),
          "event without events",
          "write under events: what each of them means, and \"*\": ignore for the rest");
      return null;
    }
    if (at == null) {
      problems.error(
          mapping.place("events"),
          "events, but nothing says where a record tells what it is",
          "write event: with the place of its name, such as event: /event");
      return null;
    }
    Map<String, Action> actions = new HashMap<>();
    for (Map.Entry<String, Entry> event : map.entries().entrySet()) {
      Action action = action(mapping, event.getValue().value());
      if (action != null) {
        actions.put(event.getKey(), action);
      }
    }
    return new EventRule(at, actions);
  }

  private @Nullable Action action(Section mapping, YamlNode node) {
    return switch (node) {
      case YamlNode.YamlScalar word -> mapping.choice(word, ALWAYS);
      case YamlMap one -> new Emit(List.of(emission(one)));
      case YamlList(Place place, List<YamlNode> elements) -> emissions(place, elements);
    };
  }

  private @Nullable Action emissions(Place place, List<YamlNode> elements) {
    List<Emission> emissions = new ArrayList<>();
    for (YamlNode element : elements) {
      if (element instanceof YamlMap map) {
        emissions.add(emission(map));
      } else {
        problems.error(
            element.place(),
            element.words() + " is nothing that an event gives",
            "write it such as {tag: state, value: =RUN}");
      }
    }
    if (elements.isEmpty() || elements.size() > MOST_EMISSIONS) {
      problems.error(
          place,
          "%d tags".formatted(elements.size()),
          "write 1 to %d, or ignore".formatted(MOST_EMISSIONS));
    }
    return emissions.isEmpty() ? null : new Emit(emissions);
  }

  private Emission emission(YamlMap map) {
    Section emission = new Section(map, Set.of("tag", "value", "condition", "unit"), problems);
    String tag = emission.text("tag");
    if (tag == null && !emission.has("tag")) {
      problems.error(emission.place(), "tag is missing", "write the tag's key, such as tag: state");
    }
    return new Emission(
        tag == null ? "" : tag,
        new MappingContentReader(refs, problems).read(emission),
        refs.ref(emission, "unit"));
  }
}
