package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The template as it is written, for checks of the text itself. */
final class Written {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}!][^}]*)}");

  private final Mapping root;
  private final List<String> lines;

  private Written(Mapping root, List<String> lines) {
    this.root = root;
    this.lines = lines;
  }

  static Written of(String yaml) {
    return new Written(TemplateParser.parse(yaml), yaml.lines().toList());
  }

  /**
   * A node with the names that lead to it.
   *
   * @param path such as {@code OeeSchedule.Properties.Target.Arn}
   * @param key the last name of it; for an item of a list that of the list
   */
  record Place(String path, String key, TemplateNode node) {}

  /** A section, such as {@code Resources}; empty when there is none. */
  Mapping section(String name) {
    return root.entries().get(name) instanceof Mapping mapping ? mapping : new Mapping(Map.of(), 1);
  }

  /** A node below a section, by its names; empty when there is none. */
  Optional<TemplateNode> find(String section, String... names) {
    TemplateNode node = section(section);
    for (String name : names) {
      TemplateNode below = node instanceof Mapping mapping ? mapping.entries().get(name) : null;
      if (below == null) {
        return Optional.empty();
      }
      node = below;
    }
    return Optional.of(node);
  }

  /** All nodes of a section, each before those in it. */
  Stream<Place> places(String section) {
    return section(section).entries().entrySet().stream()
        .flatMap(entry -> below(new Place(entry.getKey(), entry.getKey(), entry.getValue())));
  }

  /** All nodes below some properties. */
  static Stream<TemplateNode> below(Properties properties) {
    return below(new Place(properties.path(), "", properties.mapping())).map(Place::node);
  }

  static Stream<Place> below(Place place) {
    Stream<Place> children =
        switch (place.node()) {
          case Scalar scalar -> Stream.empty();
          case Mapping(var entries, int line) ->
              entries.entrySet().stream()
                  .map(entry ->
                      new Place(
                          place.path() + "." + entry.getKey(), entry.getKey(), entry.getValue()));
          case Sequence(var items, int line) ->
              IntStream.range(0, items.size())
                  .mapToObj(
                      at -> new Place(place.path() + "[" + at + "]", place.key(), items.get(at)));
          case Intrinsic intrinsic ->
              Stream.of(new Place(place.path(), place.key(), intrinsic.argument()));
        };
    return Stream.concat(Stream.of(place), children.flatMap(Written::below));
  }

  /** What one intrinsic names itself: {@code X}, {@code X.Arn}; empty for those that name none. */
  static List<String> named(TemplateNode node) {
    if (!(node instanceof Intrinsic intrinsic)) {
      return List.of();
    }
    return switch (intrinsic.name()) {
      case "Ref" -> List.of(text(intrinsic.argument()));
      case "GetAtt" -> List.of(String.join(".", texts(intrinsic.argument())));
      case "Sub" ->
          PLACEHOLDER
              .matcher(
                  intrinsic.argument() instanceof Sequence(var items, int line)
                      ? text(items.getFirst())
                      : text(intrinsic.argument()))
              .results()
              .map(found -> found.group(1))
              .toList();
      default -> List.of();
    };
  }

  /** A scalar's text; empty for anything else. */
  static String text(TemplateNode node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }

  private static List<String> texts(TemplateNode node) {
    return node instanceof Sequence(var items, int line)
        ? items.stream().map(Written::text).toList()
        : List.of();
  }

  /** Whether a comment of some words stands directly above a line, counted from 1. */
  boolean explained(int line) {
    String above = line < 2 ? "" : lines.get(line - 2).strip();
    return above.startsWith("# ") && above.split(" ").length > 3;
  }

  String line(int line) {
    return lines.get(line - 1).strip();
  }
}
