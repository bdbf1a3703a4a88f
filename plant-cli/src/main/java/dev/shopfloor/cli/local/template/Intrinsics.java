package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replaces intrinsics by what they give on this machine.
 *
 * @param references what can be named at this place
 * @param conditions what {@code Fn::If} asks
 */
record Intrinsics(References references, Conditions conditions) {
  /** The node with every intrinsic replaced; empty where it is {@code AWS::NoValue}. */
  Optional<TemplateNode> resolve(TemplateNode node) {
    return switch (node) {
      case Scalar scalar -> Optional.of(scalar);
      case Sequence(var items, int line) -> {
        List<TemplateNode> resolved = new ArrayList<>();
        items.forEach(item -> resolve(item).ifPresent(resolved::add));
        yield Optional.of(new Sequence(resolved, line));
      }
      case Mapping mapping -> Optional.of(resolve(mapping));
      case Intrinsic intrinsic -> resolve(intrinsic);
    };
  }

  /** The mapping with every intrinsic in it replaced. */
  Mapping resolve(Mapping mapping) {
    Map<String, TemplateNode> resolved = new LinkedHashMap<>();
    mapping.entries().forEach((key, value) -> resolve(value).ifPresent(v -> resolved.put(key, v)));
    return new Mapping(resolved, mapping.line());
  }

  /** The one value that a node gives. */
  String text(TemplateNode node) {
    if (resolve(node).orElse(null) instanceof Scalar scalar) {
      return scalar.text();
    }
    throw new TemplateException(node.line(), "expected one value here, not a list or mapping");
  }

  /** The plain values of the list that a node gives. */
  List<String> texts(TemplateNode node) {
    return list(node).stream().map(this::text).toList();
  }

  /** The items of a function that takes this many. */
  static List<TemplateNode> items(Intrinsic intrinsic, int count) {
    if (intrinsic.argument() instanceof Sequence(var items, int line) && items.size() == count) {
      return items;
    }
    throw new TemplateException(
        intrinsic.line(), intrinsic.name() + " takes a list of " + count + " here");
  }

  private Optional<TemplateNode> resolve(Intrinsic intrinsic) {
    int line = intrinsic.line();
    return switch (intrinsic.name()) {
      case "Ref" -> {
        String name = text(intrinsic.argument());
        yield name.equals("AWS::NoValue")
            ? Optional.empty()
            : Optional.of(references.ref(name, line));
      }
      case "GetAtt" -> {
        List<TemplateNode> parts = items(intrinsic, 2);
        yield value(references.attribute(text(parts.get(0)), text(parts.get(1)), line), line);
      }
      case "Sub" -> value(new Substitution(this).apply(intrinsic), line);
      case "If" -> {
        List<TemplateNode> parts = items(intrinsic, 3);
        yield resolve(parts.get(conditions.holds(text(parts.get(0)), line) ? 1 : 2));
      }
      case "Join" -> {
        List<TemplateNode> parts = items(intrinsic, 2);
        yield value(String.join(text(parts.get(0)), texts(parts.get(1))), line);
      }
      case "Split" -> {
        List<TemplateNode> parts = items(intrinsic, 2);
        String delimiter = Pattern.quote(text(parts.get(0)));
        yield values(Arrays.stream(text(parts.get(1)).split(delimiter, -1)), line);
      }
      case "Select" -> Optional.of(select(intrinsic));
      case "GetAZs" -> values(Stream.of("a", "b", "c").map(zone -> "local-" + zone), line);
      case "Cidr" -> cidr(intrinsic);
      default -> throw new TemplateException(line, intrinsic.name() + " stands only in Conditions");
    };
  }

  private List<TemplateNode> list(TemplateNode node) {
    if (resolve(node).orElse(null) instanceof Sequence(var items, int line)) {
      return items;
    }
    throw new TemplateException(node.line(), "expected a list here");
  }

  private TemplateNode select(Intrinsic intrinsic) {
    List<TemplateNode> parts = items(intrinsic, 2);
    List<TemplateNode> from = list(parts.get(1));
    int index = number(parts.get(0));
    if (index < 0 || index >= from.size()) {
      throw new TemplateException(
          intrinsic.line(), "Select asks for item " + index + " of a list of " + from.size());
    }
    return from.get(index);
  }

  /** Nothing here has an address of a network in the cloud, so each block is only a text. */
  private Optional<TemplateNode> cidr(Intrinsic intrinsic) {
    List<TemplateNode> parts = items(intrinsic, 3);
    String block = text(parts.get(0));
    int bits = number(parts.get(2));
    return values(
        IntStream.range(0, number(parts.get(1)))
            .mapToObj(i -> "%s part %d of %d bits".formatted(block, i, bits)),
        intrinsic.line());
  }

  private int number(TemplateNode node) {
    String text = text(node);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TemplateException(node.line(), "\"" + text + "\" must be a whole number");
    }
  }

  private static Optional<TemplateNode> value(String text, int line) {
    return Optional.of(new Scalar(text, Scalar.Kind.TEXT, line));
  }

  private static Optional<TemplateNode> values(Stream<String> texts, int line) {
    return Optional.of(
        new Sequence(
            texts.<TemplateNode>map(text -> new Scalar(text, Scalar.Kind.TEXT, line)).toList(),
            line));
  }
}
