package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code template.yaml} as far as the local plant needs it, and stops at the first thing that
 * it does not know: what it would pass over in silence would work in the cloud and not here.
 */
public final class TemplateReader {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Parameters",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs");
  private static final Set<String> RESOURCE_KEYS =
      Set.of(
          "Type", "Properties", "Metadata", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy");

  private final LocalNames names;
  private final Map<String, String> given;

  /**
   * A reader.
   *
   * @param names what references to resources give
   * @param parameters parameter values that replace the template's defaults
   */
  public TemplateReader(LocalNames names, Map<String, String> parameters) {
    this.names = names;
    this.given = Map.copyOf(parameters);
  }

  /**
   * Reads a template file.
   *
   * @throws TemplateException with line and mend for what cannot be read
   */
  public PlantTemplate read(Path file) throws IOException {
    return read(Files.readString(file));
  }

  /**
   * Reads a template.
   *
   * @throws TemplateException with line and mend for what cannot be read
   */
  public PlantTemplate read(String yaml) {
    Properties root = new Properties("template", TemplateParser.parse(yaml)).only(SECTIONS);
    Map<String, Mapping> bodies = resources(root.mapping("Resources"));
    Mapping none = new Mapping(Map.of(), root.line());
    Mapping parameters = root.optionalMapping("Parameters").map(Properties::mapping).orElse(none);
    Map<String, TemplateNode> conditions =
        root.optionalMapping("Conditions").map(p -> p.mapping().entries()).orElse(Map.of());
    Intrinsics intrinsics =
        new Intrinsics(Intrinsics.parameters(parameters, given), bodies, conditions, names);
    Properties globals =
        new Properties(
            "Globals",
            resolved(
                intrinsics, root.optionalMapping("Globals").map(Properties::mapping).orElse(none)));
    // Nobody here reads outputs, but a reference to nothing in them would only fail in the cloud.
    root.optionalMapping("Outputs").ifPresent(outputs -> resolved(intrinsics, outputs.mapping()));
    return collect(bodies, intrinsics, globals);
  }

  private PlantTemplate collect(
      Map<String, Mapping> bodies, Intrinsics intrinsics, Properties globals) {
    FunctionReader functionReader = new FunctionReader(names, globals);
    RoutingReader routing = new RoutingReader();
    List<FunctionSpec> functions = new ArrayList<>();
    List<TopicRuleSpec> topicRules = new ArrayList<>();
    List<String> buses = new ArrayList<>();
    List<EventRuleSpec> eventRules = new ArrayList<>();
    List<ScheduleSpec> schedules = new ArrayList<>();
    List<QueueSpec> queues = new ArrayList<>();
    List<TableSpec> tables = new ArrayList<>();
    List<String> logGroups = new ArrayList<>();
    bodies.forEach((name, body) -> {
      ResourceType type = Resources.type(name, body);
      Properties properties = properties(name, body, intrinsics);
      switch (type) {
        case FUNCTION -> functions.add(functionReader.read(name, properties));
        case TOPIC_RULE -> topicRules.add(routing.topicRule(name, properties));
        case EVENT_BUS -> buses.add(properties.only(Set.of("Name", "Description")).text("Name"));
        case EVENT_RULE -> eventRules.add(routing.eventRule(name, properties));
        case SCHEDULE -> schedules.add(routing.schedule(name, properties));
        case QUEUE -> queues.add(StorageReader.queue(name, names, properties));
        case TABLE -> tables.add(StorageReader.table(name, properties));
        case LOG_GROUP -> logGroups.add(logGroup(name, properties));
        case ROLE, PERMISSION, QUEUE_POLICY -> {
          // Nothing to build here; resolving their properties has already checked the
          // references.
        }
      }
    });
    return new PlantTemplate(
        functions, topicRules, buses, eventRules, schedules, queues, tables, logGroups);
  }

  private static Map<String, Mapping> resources(Properties section) {
    Map<String, Mapping> bodies = new LinkedHashMap<>();
    section
        .mapping()
        .entries()
        .forEach((name, body) -> {
          Mapping mapping = section.mapping(name).only(RESOURCE_KEYS).mapping();
          Resources.type(name, mapping);
          bodies.put(name, mapping);
        });
    return bodies;
  }

  private static Properties properties(String name, Mapping body, Intrinsics intrinsics) {
    Mapping written =
        body.entries().get("Properties") instanceof Mapping mapping
            ? mapping
            : new Mapping(Map.of(), body.line());
    return new Properties(name, resolved(intrinsics, written));
  }

  private static String logGroup(String name, Properties properties) {
    properties.only(Set.of("LogGroupName", "RetentionInDays"));
    if (!properties.has("RetentionInDays")) {
      throw new TemplateException(
          properties.line(),
          name + " has no RetentionInDays; its logs would be kept, and paid, for ever");
    }
    return name;
  }

  private static Mapping resolved(Intrinsics intrinsics, Mapping mapping) {
    return (Mapping) intrinsics.resolve(mapping).orElseThrow();
  }
}
