package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters and resources, as one resource or output names them.
 *
 * <p>A resource whose condition does not hold is not there to be named: CloudFormation would refuse
 * the stack.
 *
 * @param owner who names them, for errors
 */
record ResourceReferences(
    ParameterReferences parameters,
    Map<String, Declaration> resources,
    Conditions conditions,
    String owner)
    implements References {
  /** SAM's own attribute of a function: the ARN of the alias that it publishes. */
  static final String ALIAS = ".Alias";

  ResourceReferences of(String other) {
    return new ResourceReferences(parameters, resources, conditions, other);
  }

  @Override
  public TemplateNode ref(String name, int line) {
    Optional<TemplateNode> parameter = parameters.find(name, line);
    if (parameter.isPresent()) {
      return parameter.get();
    }
    String value = name.endsWith(ALIAS) ? alias(name, line) : resource(name, line);
    return new Scalar(value, Scalar.Kind.TEXT, line);
  }

  @Override
  public String attribute(String name, String attribute, int line) {
    Declaration resource = find(name, line);
    ResourceType type = resource.type();
    if (!type.has(attribute)) {
      throw new TemplateException(
          line,
          "%s.%s: %s has no such attribute; it has %s"
              .formatted(name, attribute, type.typeName(), type.attributes()));
    }
    return switch (attribute) {
      case "Arn", "TopicArn" -> type.arn(names(), localName(resource));
      case "QueueUrl" -> names().queueUrl(name);
      case "Name", "QueueName", "TopicName" -> localName(resource);
      case "Id" -> type == ResourceType.SECRET ? type.arn(names(), name) : name;
      default -> name + "." + attribute;
    };
  }

  private String resource(String name, int line) {
    Declaration resource = find(name, line);
    return switch (resource.type()) {
      case QUEUE -> names().queueUrl(name);
      case EVENT_BUS, ALARM, COMPOSITE_ALARM -> localName(resource);
      case NOTICE_TOPIC, SECRET -> resource.type().arn(names(), name);
      default -> name;
    };
  }

  private String alias(String name, int line) {
    Declaration function = find(name.substring(0, name.length() - ALIAS.length()), line);
    String alias = intrinsics(function.name()).text(property(function, "AutoPublishAlias"));
    return function.type().arn(names(), function.name()) + ":" + alias;
  }

  /** Where AWS would invent a name the logical id is it; but some are named by a property. */
  private String localName(Declaration resource) {
    return switch (resource.type()) {
      case EVENT_BUS -> intrinsics(resource.name()).text(property(resource, "Name"));
      case ALARM, COMPOSITE_ALARM ->
          intrinsics(resource.name()).text(property(resource, "AlarmName"));
      default -> resource.name();
    };
  }

  private static TemplateNode property(Declaration resource, String name) {
    return new Properties(resource.name(), resource.properties()).node(name);
  }

  private Intrinsics intrinsics(String other) {
    return new Intrinsics(of(other), conditions);
  }

  private LocalNames names() {
    return parameters.names();
  }

  private Declaration find(String name, int line) {
    Declaration resource = resources.get(name);
    if (resource == null) {
      throw new TemplateException(
          line, "\"" + name + "\" is neither a parameter nor a resource of this template");
    }
    resource
        .condition()
        .filter(condition -> !conditions.holds(condition, resource.line()))
        .ifPresent(condition -> {
          throw new TemplateException(
              line,
              "%s names %s, which is not there: its condition %s does not hold"
                  .formatted(owner, name, condition));
        });
    return resource;
  }
}
