package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Typed access to one resolved mapping.
 *
 * @param path where the mapping stands, for errors, such as {@code TickQueue.RedrivePolicy}
 */
record Properties(String path, Mapping mapping) {
  int line() {
    return mapping.line();
  }

  /**
   * Stops at a property that nobody here reads: it would work in the cloud and be ignored here.
   *
   * @param known the properties that the local plant reads or may leave out
   */
  Properties only(Set<String> known) {
    for (Map.Entry<String, TemplateNode> entry : mapping.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new TemplateException(
            entry.getValue().line(),
            path + "." + entry.getKey() + ": the local plant does not know this property");
      }
    }
    return this;
  }

  boolean has(String name) {
    return mapping.entries().containsKey(name);
  }

  Optional<String> optionalText(String name) {
    return switch (mapping.entries().get(name)) {
      case null -> Optional.empty();
      case Scalar scalar -> Optional.of(scalar.text());
      case TemplateNode other ->
          throw new TemplateException(other.line(), path + "." + name + " must be one value");
    };
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  int integer(String name, int fallback) {
    return optionalText(name).map(text -> parse(name, text)).orElse(fallback);
  }

  Optional<Properties> optionalMapping(String name) {
    return switch (mapping.entries().get(name)) {
      case null -> Optional.empty();
      case Mapping inner -> Optional.of(new Properties(path + "." + name, inner));
      case TemplateNode other ->
          throw new TemplateException(other.line(), path + "." + name + " must be a mapping");
    };
  }

  Properties mapping(String name) {
    return optionalMapping(name).orElseThrow(() -> missing(name));
  }

  List<TemplateNode> list(String name) {
    return switch (mapping.entries().get(name)) {
      case null -> List.of();
      case Sequence sequence -> sequence.items();
      case TemplateNode other ->
          throw new TemplateException(other.line(), path + "." + name + " must be a list");
    };
  }

  List<Properties> mappings(String name) {
    return list(name).stream()
        .map(item -> {
          if (item instanceof Mapping inner) {
            return new Properties(path + "." + name, inner);
          }
          throw new TemplateException(item.line(), path + "." + name + " holds mappings only");
        })
        .toList();
  }

  List<String> texts(String name) {
    return list(name).stream()
        .map(item -> {
          if (item instanceof Scalar scalar) {
            return scalar.text();
          }
          throw new TemplateException(item.line(), path + "." + name + " holds plain values only");
        })
        .toList();
  }

  TemplateNode node(String name) {
    TemplateNode node = mapping.entries().get(name);
    if (node == null) {
      throw missing(name);
    }
    return node;
  }

  private int parse(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TemplateException(
          node(name).line(), path + "." + name + " is \"" + text + "\"; it must be a whole number");
    }
  }

  private TemplateException missing(String name) {
    return new TemplateException(
        line(), path + " has no " + name + ", which the local plant needs");
  }
}
