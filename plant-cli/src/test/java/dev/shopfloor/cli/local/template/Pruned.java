package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import dev.shopfloor.cli.local.template.Written.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stacks with something taken out of them, wherever a deployment has it. */
final class Pruned {
  private Pruned() {}

  /** Without one resource. */
  static List<Stack> resource(List<Stack> stacks, String name) {
    return stacks.stream()
        .map(stack ->
            with(
                stack,
                stack.resolved().resources().stream()
                    .filter(each -> !each.name().equals(name))
                    .toList()))
        .toList();
  }

  /** Without what stands at one path, such as {@code OeeSchedule.Target.RetryPolicy}. */
  static List<Stack> place(List<Stack> stacks, String path) {
    return stacks.stream()
        .map(stack ->
            with(
                stack,
                stack.resolved().resources().stream()
                    .map(each -> edited(each, (Mapping) without(each.name(), root(each), path)))
                    .toList()))
        .toList();
  }

  /** One resource with its properties changed. */
  static List<Stack> changed(List<Stack> stacks, String name, UnaryOperator<Mapping> change) {
    return stacks.stream()
        .map(stack ->
            with(
                stack,
                stack.resolved().resources().stream()
                    .map(each ->
                        each.name().equals(name) ? edited(each, change.apply(root(each))) : each)
                    .toList()))
        .toList();
  }

  /** The paths of all properties that have one of these names, in whatever deployment. */
  static List<String> paths(List<Stack> stacks, Set<ResourceType> types, Set<String> names) {
    return stacks.stream()
        .flatMap(stack -> stack.resolved().resources().stream())
        .filter(each -> types.contains(each.type()))
        .flatMap(each -> below(new Place(each.name(), "", root(each))))
        .filter(place -> names.contains(place.key()) && place.path().endsWith(place.key()))
        .map(Place::path)
        .distinct()
        .toList();
  }

  private static Stream<Place> below(Place place) {
    return Written.below(place);
  }

  private static Mapping root(Resource resource) {
    return resource.properties().mapping();
  }

  private static Resource edited(Resource resource, Mapping properties) {
    return new Resource(
        resource.name(), resource.type(), new Properties(resource.name(), properties));
  }

  private static TemplateNode without(String at, TemplateNode node, String path) {
    return switch (node) {
      case Mapping(var entries, int line) -> {
        Map<String, TemplateNode> kept = new LinkedHashMap<>();
        entries.forEach((name, value) -> {
          String here = at + "." + name;
          if (!here.equals(path)) {
            kept.put(name, without(here, value, path));
          }
        });
        yield new Mapping(kept, line);
      }
      case Sequence(var items, int line) -> {
        int[] index = {0};
        yield new Sequence(
            items.stream().map(item -> without(at + "[" + index[0]++ + "]", item, path)).toList(),
            line);
      }
      default -> node;
    };
  }

  private static Stack with(Stack stack, List<Resource> resources) {
    return new Stack(
        stack.deployment(), stack.names(), new Resolved(resources, stack.resolved().conditions()));
  }
}
