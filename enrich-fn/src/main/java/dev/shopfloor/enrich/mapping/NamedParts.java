package dev.shopfloor.enrich.mapping;

import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.Ref;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a record that a mapping names: they are no tags. A tree of names. */
final class NamedParts {
  private final Map<String, NamedParts> inner = new HashMap<>();
  private boolean named;

  /** The parts of the records of a mapping. */
  static NamedParts of(Mapping mapping, List<String> timeKeys, List<Ref> except, boolean message) {
    NamedParts parts = new NamedParts();
    timeKeys.forEach(key -> parts.add(List.of(key)));
    except.forEach(ref -> parts.add(ref, message));
    parts.add(mapping.device(), message);
    parts.add(mapping.time(), message);
    parts.add(mapping.sequence(), message);
    parts.add(mapping.quality().at(), message);
    parts.add(mapping.units().byName(), message);
    parts.add(mapping.units().unit(), message);
    if (mapping.events() != null) {
      parts.add(mapping.events().at(), message);
    }
    return parts;
  }

  /** Whether a part is named itself. */
  boolean isNamed() {
    return named;
  }

  /** What is named inside the member of this name; null for nothing. */
  @Nullable NamedParts inside(String name) {
    return inner.get(name);
  }

  /** What is named at the end of this path; null for nothing. */
  static @Nullable NamedParts at(NamedParts from, List<String> path) {
    NamedParts at = from;
    for (String name : path) {
      at = at.inside(name);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  // where the message is the record, what is named from the message is named from the record
  private void add(@Nullable Ref ref, boolean message) {
    switch (ref) {
      case Ref.Own(List<String> path) -> add(path);
      case Ref.Root(List<String> path) when message -> add(path);
      case Ref.Part(int number, Ref of) -> add(of, message);
      case Ref.Join(List<Ref> parts) -> parts.forEach(part -> add(part, message));
      case Ref.First(List<Ref> places) -> places.forEach(place -> add(place, message));
      case null, default -> {}
    }
  }

  private void add(List<String> path) {
    NamedParts at = this;
    for (String name : path) {
      at = at.inner.computeIfAbsent(name, first -> new NamedParts());
    }
    at.named = true;
  }
}
