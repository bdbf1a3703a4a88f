package dev.shopfloor.cli.local.template;

import java.util.List;
import java.util.Optional;

/**
 * What {@code template.yaml} says about the plant, resolved for this machine.
 *
 * @param eventSources mappings that stand beside the functions, the disabled ones included
 */
public record PlantTemplate(
    List<FunctionSpec> functions,
    List<EventSourceSpec> eventSources,
    List<TopicRuleSpec> topicRules,
    List<String> eventBuses,
    List<EventRuleSpec> eventRules,
    List<ScheduleSpec> schedules,
    List<QueueSpec> queues,
    List<TableSpec> tables,
    List<String> logGroups) {
  /** Copies the lists. */
  public PlantTemplate {
    functions = List.copyOf(functions);
    eventSources = List.copyOf(eventSources);
    topicRules = List.copyOf(topicRules);
    eventBuses = List.copyOf(eventBuses);
    eventRules = List.copyOf(eventRules);
    schedules = List.copyOf(schedules);
    queues = List.copyOf(queues);
    tables = List.copyOf(tables);
    logGroups = List.copyOf(logGroups);
  }

  /** The function with this ARN, with or without its alias. */
  public Optional<FunctionSpec> functionByArn(String arn) {
    return functions.stream()
        .filter(f -> f.arn().equals(arn) || f.invokedArn().equals(arn))
        .findFirst();
  }

  /** The queue with this ARN. */
  public Optional<QueueSpec> queueByArn(String arn) {
    return queues.stream().filter(q -> q.arn().equals(arn)).findFirst();
  }

  /** The queue with this URL. */
  public Optional<QueueSpec> queueByUrl(String url) {
    return queues.stream().filter(q -> q.url().equals(url)).findFirst();
  }
}
