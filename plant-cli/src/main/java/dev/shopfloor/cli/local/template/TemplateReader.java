package dev.shopfloor.cli.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code template.yaml} as far as the local plant needs it, and stops at the first thing that
 * it does not know: what it would pass over in silence would work in the cloud and not here.
 */
public final class TemplateReader {
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
    List<Resolved.Resource> resources = Template.parse(yaml).resolve(names, given).resources();
    List<EventSourceSpec> mappings = new ArrayList<>();
    for (Resolved.Resource each : resources) {
      if (each.type() == ResourceType.EVENT_SOURCE) {
        EventSources.mapping(each.name(), each.properties()).ifPresent(mappings::add);
      }
    }
    return collect(resources, mappings);
  }

  private PlantTemplate collect(
      List<Resolved.Resource> resources, List<EventSourceSpec> eventSources) {
    FunctionReader functionReader = new FunctionReader(names, eventSources);
    RoutingReader routing = new RoutingReader();
    List<FunctionSpec> functions = new ArrayList<>();
    List<TopicRuleSpec> topicRules = new ArrayList<>();
    List<String> buses = new ArrayList<>();
    List<EventRuleSpec> eventRules = new ArrayList<>();
    List<ScheduleSpec> schedules = new ArrayList<>();
    List<QueueSpec> queues = new ArrayList<>();
    List<TableSpec> tables = new ArrayList<>();
    List<String> logGroups = new ArrayList<>();
    for (Resolved.Resource resource : resources) {
      String name = resource.name();
      Properties properties = resource.properties();
      switch (resource.type()) {
        case FUNCTION -> functions.add(functionReader.read(name, properties));
        case TOPIC_RULE -> topicRules.add(routing.topicRule(name, properties));
        case EVENT_BUS -> buses.add(routing.bus(properties));
        case EVENT_RULE -> eventRules.add(routing.eventRule(name, properties));
        case SCHEDULE -> schedules.add(routing.schedule(name, properties));
        case QUEUE -> queues.add(StorageReader.queue(name, names, properties));
        case TABLE -> tables.add(StorageReader.table(name, properties));
        case LOG_GROUP -> logGroups.add(logGroup(name, properties));
        default -> {
          // Read above, or nothing to build here; its references have been checked.
        }
      }
    }
    return new PlantTemplate(
        functions,
        eventSources,
        topicRules,
        buses,
        eventRules,
        schedules,
        queues,
        tables,
        logGroups);
  }

  private static String logGroup(String name, Properties properties) {
    properties.only(Set.of("LogGroupName", "RetentionInDays", "KmsKeyId", "Tags"));
    if (!properties.has("RetentionInDays")) {
      throw new TemplateException(
          properties.line(),
          name + " has no RetentionInDays; its logs would be kept, and paid, for ever");
    }
    return name;
  }
}
