package dev.shopfloor.enrich.mtconnect;

import dev.shopfloor.enrich.Doc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds named elements in both JSON forms. Version 1 writes each as an object of one member within
 * an array, {@code [{"Load":{..}},{"Load":{..}}]}; version 2 groups them, {@code
 * {"Load":[{..},{..}]}}.
 */
final class Streams {
  private Streams() {}

  /**
   * An element with its name.
   *
   * @param name the element's
   * @param body its members
   */
  record Element(String name, Doc.Obj body) {}

  /** All elements in a container of either form; none where there is no container. */
  static List<Element> elements(@Nullable Doc container) {
    List<Element> found = new ArrayList<>();
    switch (container) {
      case Doc.Arr(List<Doc> items) -> items.forEach(item -> named(item, found));
      case null -> {}
      default -> named(container, found);
    }
    return found;
  }

  /** The elements of one name. */
  static List<Doc.Obj> named(@Nullable Doc container, String name) {
    return elements(container).stream()
        .filter(element -> element.name().equals(name))
        .map(Element::body)
        .toList();
  }

  private static void named(Doc item, List<Element> found) {
    if (item instanceof Doc.Obj(List<Doc.Member> members)) {
      for (Doc.Member member : members) {
        switch (member.value()) {
          case Doc.Obj body -> found.add(new Element(member.name(), body));
          case Doc.Arr(List<Doc> bodies) -> {
            for (Doc body : bodies) {
              if (body instanceof Doc.Obj object) {
                found.add(new Element(member.name(), object));
              }
            }
          }
          default -> {}
        }
      }
    }
  }
}
