package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The template's resources as one deployment makes them. */
record Stack(Deployment deployment, LocalNames names, Resolved resolved) {
  /** The resources of a type. */
  List<Resource> each(ResourceType type) {
    return resolved.resources().stream().filter(each -> each.type() == type).toList();
  }

  /** The resource of this logical id, if the deployment makes it. */
  Optional<Resource> named(String name) {
    return resolved.resources().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The ARN that {@code GetAtt} gives of a resource. */
  String arn(Resource resource) {
    return resource.type().arn(names, localName(resource));
  }

  private static String localName(Resource resource) {
    return resource.type() == ResourceType.EVENT_BUS
        ? resource.properties().text("Name")
        : resource.name();
  }

  /** The resource of a type that has this ARN. */
  Optional<Resource> byArn(ResourceType type, String arn) {
    return each(type).stream().filter(each -> arn(each).equals(arn)).findFirst();
  }

  Optional<Resource> queueByUrl(String url) {
    return each(ResourceType.QUEUE).stream()
        .filter(each -> names.queueUrl(each.name()).equals(url))
        .findFirst();
  }

  /** The function that the ARN of an alias or of the function itself belongs to. */
  Optional<Resource> function(String arn) {
    return each(ResourceType.FUNCTION).stream()
        .filter(each -> arn.equals(arn(each)) || arn.startsWith(arn(each) + ":"))
        .findFirst();
  }

  /** The role that a property names by its ARN; a role without statements if it is no role here. */
  Role role(String arn) {
    return byArn(ResourceType.ROLE, arn).map(Role::of).orElseGet(() -> Role.none(arn));
  }

  /** The queues that feed a function, by its own events and by mappings beside it. */
  List<Source> sources(Resource function) {
    List<Source> sources = new ArrayList<>();
    function
        .properties()
        .optionalMapping("Events")
        .ifPresent(events -> {
          for (String name : events.mapping().entries().keySet()) {
            Properties properties = events.mapping(name).mapping("Properties");
            String arn = properties.optionalText("Queue").orElse("");
            sources.add(new Source(function.name() + ".Events." + name, arn, properties));
          }
        });
    for (Resource mapping : each(ResourceType.EVENT_SOURCE)) {
      Properties properties = mapping.properties();
      if (properties.text("FunctionName").startsWith(arn(function) + ":")) {
        String arn = properties.optionalText("EventSourceArn").orElse("");
        sources.add(new Source(mapping.name(), arn, properties));
      }
    }
    return sources;
  }

  /** Where a function's asynchronous invocations go that failed for good. */
  Optional<String> onFailure(Resource function) {
    return at(function.properties(), "EventInvokeConfig", "DestinationConfig", "OnFailure")
        .flatMap(config -> config.optionalText("Destination"));
  }

  /** The mapping that stands below another along these names. */
  static Optional<Properties> at(Properties from, String... names) {
    Optional<Properties> at = Optional.of(from);
    for (String name : names) {
      at = at.flatMap(each -> each.optionalMapping(name));
    }
    return at;
  }

  /** What the statements of a policy document that a property holds say. */
  static Stream<Statement> statements(Properties owner, String property) {
    return owner.mapping(property).mappings("Statement").stream().map(Statement::of);
  }

  /**
   * An event source of a function.
   *
   * @param path where it stands in the template
   * @param arn the queue or stream
   * @param properties of the mapping
   */
  record Source(String path, String arn, Properties properties) {}
}
