package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces intrinsics by what they give on this machine. */
final class Intrinsics {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private final Map<String, String> parameters;
  private final Map<String, Mapping> resources;
  private final Map<String, TemplateNode> conditions;
  private final LocalNames names;

  Intrinsics(
      Map<String, String> parameters,
      Map<String, Mapping> resources,
      Map<String, TemplateNode> conditions,
      LocalNames names) {
    this.parameters = parameters;
    this.resources = resources;
    this.conditions = conditions;
    this.names = names;
  }

  /** The node with every intrinsic replaced; empty where it is {@code AWS::NoValue}. */
  Optional<TemplateNode> resolve(TemplateNode node) {
    return switch (node) {
      case Scalar scalar -> Optional.of(scalar);
      case Sequence(var items, int line) -> {
        List<TemplateNode> resolved = new ArrayList<>();
        items.forEach(item -> resolve(item).ifPresent(resolved::add));
        yield Optional.of(new Sequence(resolved, line));
      }
      case Mapping(var entries, int line) -> {
        Map<String, TemplateNode> resolved = new LinkedHashMap<>();
        entries.forEach((key, value) -> resolve(value).ifPresent(v -> resolved.put(key, v)));
        yield Optional.of(new Mapping(resolved, line));
      }
      case Intrinsic intrinsic -> resolve(intrinsic);
    };
  }

  private Optional<TemplateNode> resolve(Intrinsic intrinsic) {
    int line = intrinsic.line();
    return switch (intrinsic.name()) {
      case "Ref" -> {
        String name = text(intrinsic.argument());
        yield name.equals("AWS::NoValue")
            ? Optional.empty()
            : Optional.of(scalar(ref(name, line), line));
      }
      case "GetAtt" -> {
        List<TemplateNode> parts = items(intrinsic, 2);
        yield Optional.of(scalar(attribute(text(parts.get(0)), text(parts.get(1)), line), line));
      }
      case "Sub" -> Optional.of(scalar(substitute(text(intrinsic.argument()), line), line));
      case "If" -> {
        List<TemplateNode> parts = items(intrinsic, 3);
        yield resolve(parts.get(condition(text(parts.get(0)), line) ? 1 : 2));
      }
      default -> throw new TemplateException(line, intrinsic.name() + " stands only in Conditions");
    };
  }

  private boolean condition(String name, int line) {
    TemplateNode node = conditions.get(name);
    if (node == null) {
      throw new TemplateException(line, "there is no condition \"" + name + "\" under Conditions");
    }
    return truth(node);
  }

  private boolean truth(TemplateNode node) {
    if (node instanceof Intrinsic intrinsic) {
      if (intrinsic.name().equals("Not")) {
        return !truth(items(intrinsic, 1).get(0));
      }
      if (intrinsic.name().equals("Equals")) {
        List<TemplateNode> sides = items(intrinsic, 2);
        return text(sides.get(0)).equals(text(sides.get(1)));
      }
    }
    throw new TemplateException(node.line(), "a condition must be built of !Not and !Equals");
  }

  private String substitute(String text, int line) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String inner = matcher.group(1);
      int dot = inner.indexOf('.');
      String value;
      if (inner.startsWith("!")) {
        value = "${" + inner.substring(1) + "}";
      } else if (dot < 0) {
        value = ref(inner, line);
      } else {
        value = attribute(inner.substring(0, dot), inner.substring(dot + 1), line);
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(out).toString();
  }

  private String ref(String name, int line) {
    String parameter = parameters.get(name);
    if (parameter != null) {
      return parameter;
    }
    switch (name) {
      case "AWS::Region":
        return names.region();
      case "AWS::AccountId":
        return names.account();
      case "AWS::Partition":
        return "aws";
      default:
        break;
    }
    return switch (type(name, line)) {
      case QUEUE -> names.queueUrl(name);
      case EVENT_BUS -> busName(name, line);
      default -> name;
    };
  }

  private String attribute(String name, String attribute, int line) {
    ResourceType type = type(name, line);
    if (!attribute.equals("Arn")) {
      throw new TemplateException(
          line, name + "." + attribute + ": the local plant knows only the attribute Arn");
    }
    return switch (type) {
      case QUEUE -> names.arn("sqs", name);
      case TABLE -> names.arn("dynamodb", "table/" + name);
      case FUNCTION -> names.arn("lambda", "function:" + name);
      case EVENT_BUS -> names.arn("events", "event-bus/" + busName(name, line));
      case EVENT_RULE -> names.arn("events", "rule/" + name);
      case TOPIC_RULE -> names.arn("iot", "rule/" + name);
      case ROLE -> names.arn("iam", "role/" + name);
      case SCHEDULE -> names.arn("scheduler", "schedule/default/" + name);
      case LOG_GROUP -> names.arn("logs", "log-group:" + name);
      case PERMISSION, QUEUE_POLICY ->
          throw new TemplateException(line, name + " (" + type.typeName() + ") has no Arn");
    };
  }

  private String busName(String resource, int line) {
    Mapping body = resources.get(resource);
    if (body != null
        && body.entries().get("Properties") instanceof Mapping properties
        && properties.entries().containsKey("Name")) {
      return text(new Properties(resource, properties).node("Name"));
    }
    throw new TemplateException(line, resource + " has no Name; a custom event bus must have one");
  }

  private ResourceType type(String name, int line) {
    Mapping body = resources.get(name);
    if (body == null) {
      throw new TemplateException(
          line, "\"" + name + "\" is neither a parameter nor a resource of this template");
    }
    return Resources.type(name, body);
  }

  private String text(TemplateNode node) {
    if (resolve(node).orElse(null) instanceof Scalar scalar) {
      return scalar.text();
    }
    throw new TemplateException(node.line(), "expected one value here, not a list or mapping");
  }

  private static List<TemplateNode> items(Intrinsic intrinsic, int count) {
    if (intrinsic.argument() instanceof Sequence sequence && sequence.items().size() == count) {
      return sequence.items();
    }
    throw new TemplateException(
        intrinsic.line(), intrinsic.name() + " takes a list of " + count + " here");
  }

  private static Scalar scalar(String text, int line) {
    return new Scalar(text, Scalar.Kind.TEXT, line);
  }

  /** Parameter values: what the caller gives, else the defaults of the template. */
  static Map<String, String> parameters(Mapping declared, Map<String, String> given) {
    Map<String, String> values = new HashMap<>();
    declared
        .entries()
        .forEach((name, body) -> {
          String value = given.get(name);
          if (value == null
              && body instanceof Mapping mapping
              && mapping.entries().get("Default") instanceof Scalar fallback) {
            value = fallback.text();
          }
          if (value == null) {
            throw new TemplateException(
                body.line(), "parameter " + name + " has no default and was not given");
          }
          values.put(name, value);
        });
    for (String name : given.keySet()) {
      if (!declared.entries().containsKey(name)) {
        throw new TemplateException("there is no parameter \"" + name + "\" under Parameters");
      }
    }
    return values;
  }
}
