package dev.shopfloor.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the stack has all that every stack has, as the template made it. */
record WholeCheck(StackView stack) implements Check {
  /** What no combination of parameters leaves out, of all that is looked at. */
  static final Set<String> ALWAYS =
      Set.of(
          "RegistryTable",
          "SourceStateTable",
          "OeeTable",
          "WorkOrderTable",
          "QuarantineTable",
          "TelemetryQueue",
          "TelemetryQueueDeadLetterQueue",
          "ProductionQueue",
          "ProductionQueueDeadLetterQueue",
          "TickQueue",
          "TickQueueDeadLetterQueue",
          "AlertQueue",
          "AlertQueueDeadLetterQueue",
          "IngestFailureQueue",
          "PlantTopicRule",
          "IngestFailureMapping",
          "EnrichFunction",
          "TimestreamWriterFunction",
          "OeeFunction",
          "AlertToWorkOrderFunction",
          "AlertEventRule",
          "AssetAlarmEventRule",
          "OeeSchedule",
          "OutboxSchedule",
          "AlarmTopic");

  @Override
  public String part() {
    return "resources";
  }

  @Override
  public List<Finding> look() {
    List<Finding> found = new ArrayList<>();
    List<String> missing =
        ALWAYS.stream().filter(id -> stack.resource(id).isEmpty()).sorted().toList();
    if (!missing.isEmpty()) {
      found.add(
          new Finding.Fault(
              part(),
              "the stack has no " + String.join(", ", missing),
              Next.step("deploy the stack again from this release's template.yaml")));
    }
    List<String> failed =
        stack.resources().stream()
            .filter(each -> each.status().endsWith("_FAILED"))
            .map(StackView.Resource::id)
            .sorted()
            .toList();
    if (!failed.isEmpty()) {
      found.add(
          new Finding.Fault(
              part(),
              "the last change failed at " + String.join(", ", failed),
              Next.step("mend what the stack's events name, then deploy again")));
    }
    if (stack.drifted()) {
      found.add(
          new Finding.Warning(
              part(),
              "somebody changed resources by hand: the last look for drift found some",
              Next.step(
                  "see which: aws cloudformation describe-stack-resource-drifts --stack-name "
                      + stack.name(),
                  Next.BY_HAND)));
    }
    if (found.isEmpty()) {
      found.add(new Finding.Ok(part(), "all of %,d are there".formatted(stack.resources().size())));
    }
    return found;
  }
}
