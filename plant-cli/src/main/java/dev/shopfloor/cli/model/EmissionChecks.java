package dev.shopfloor.cli.model;

import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.Mapping.Action;
import dev.shopfloor.plant.Mapping.Emission;
import dev.shopfloor.plant.Mapping.Emit;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that the tags of events are tags of the asset. */
final class EmissionChecks {
  private final Problems problems;

  EmissionChecks(Problems problems) {
    this.problems = problems;
  }

  void check(List<SourceSpec> sources, List<TagSpec> tags, Place place) {
    Set<String> known = tags.stream().map(TagSpec::source).collect(Collectors.toSet());
    for (SourceSpec source : sources) {
      Mapping mapping = source.payload().mapping();
      // where a topic is shared, the tag may be another asset's
      if (mapping != null && mapping.events() != null && source.device() == null) {
        for (Map.Entry<String, Action> event : mapping.events().actions().entrySet()) {
          if (event.getValue() instanceof Emit(List<Emission> emissions)) {
            emissions.forEach(emission -> check(event.getKey(), emission, known, place));
          }
        }
      }
    }
  }

  private void check(String event, Emission emission, Set<String> known, Place place) {
    if (!known.contains(emission.tag())) {
      problems.warning(
          place,
          "event \"%s\" gives a value to \"%s\", which is no tag of the asset"
              .formatted(event, emission.tag()),
          known.isEmpty() ? "add it to tags" : Words.mend(emission.tag(), known));
    }
  }
}
