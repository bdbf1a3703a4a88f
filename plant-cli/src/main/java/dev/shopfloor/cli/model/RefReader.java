package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import dev.shopfloor.plant.Ref;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads references to parts of a message. */
final class RefReader {
  private static final String REST = "$rest";

  private final String rest;
  private final Problems problems;

  /**
   * Reads the references of a source.
   *
   * @param topicFilter the source's, of which {@code $rest} is what its wildcard # stands for
   */
  RefReader(String topicFilter, Problems problems) {
    this.rest = rest(topicFilter);
    this.problems = problems;
  }

  private static String rest(String topicFilter) {
    int levels = topicFilter.split("/", -1).length;
    return topicFilter.endsWith("#") && levels <= 8 ? "$topic/" + levels + "-" : "$topic/-1";
  }

  /** The reference of this key; of a list the first one counts that leads somewhere. */
  @Nullable Ref ref(Section section, String key) {
    YamlNode node = section.node(key);
    return node == null ? null : ref(node);
  }

  /** The reference of a key that has to be there, or a stand-in after a problem. */
  Ref required(Section section, String key, String mend) {
    Ref ref = ref(section, key);
    if (ref == null && !section.has(key)) {
      problems.error(section.place(), key + " is missing", mend);
    }
    return ref == null ? new Ref.Own(List.of()) : ref;
  }

  @Nullable Ref ref(YamlNode node) {
    if (!(node instanceof YamlList(Place place, List<YamlNode> elements))) {
      return one(node);
    }
    List<Ref> places = refs(node);
    if (elements.isEmpty() || elements.size() > Ref.MOST) {
      problems.error(
          place, "%d places".formatted(elements.size()), "write 1 to %d".formatted(Ref.MOST));
      return null;
    }
    return places.size() == 1 ? places.getFirst() : places.isEmpty() ? null : new Ref.First(places);
  }

  /** A list of references; one alone is a list of one. */
  List<Ref> refs(@Nullable YamlNode node) {
    List<Ref> refs = new ArrayList<>();
    List<YamlNode> nodes =
        switch (node) {
          case null -> List.of();
          case YamlList(Place place, List<YamlNode> elements) -> elements;
          case YamlNode single -> List.of(single);
        };
    for (YamlNode each : nodes) {
      Ref ref = one(each);
      if (ref != null) {
        refs.add(ref);
      }
    }
    return refs;
  }

  private @Nullable Ref one(YamlNode node) {
    if (!(node instanceof YamlScalar scalar) || scalar.text().isEmpty() || Section.empty(node)) {
      problems.error(
          node.place(),
          node.words() + ": a place in the message is wanted",
          "write one such as /temperature, ^/timestamp or $topic/4");
      return null;
    }
    String text = scalar.text();
    try {
      return Ref.parse(text.startsWith("=") ? text : text.replace(REST, rest));
    } catch (IllegalArgumentException wrong) {
      problems.error(
          node.place(),
          node.words() + " is no place in a message",
          String.valueOf(wrong.getMessage()));
      return null;
    }
  }
}
