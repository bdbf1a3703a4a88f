package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.List;
import java.util.Set;

/** What keeps state says what becomes of it, can be restored, and forgets what it must. */
final class StateCheck {
  private static final Set<ResourceType> STATEFUL =
      Set.of(
          ResourceType.TABLE,
          ResourceType.STREAM,
          ResourceType.BUCKET,
          ResourceType.INFLUX,
          ResourceType.SECRET,
          ResourceType.KEY,
          ResourceType.LOG_GROUP);

  private final Faults faults = new Faults();

  private StateCheck(String yaml) {
    Template template = Template.parse(yaml);
    for (Declaration each : template.resources().values()) {
      if (STATEFUL.contains(each.type())) {
        for (String policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
          TemplateNode node = each.body().entries().get(policy);
          faults.require(
              node != null && Set.of("Delete", "Retain", "Snapshot").contains(Written.text(node)),
              each.name() + "." + policy + " is missing; say what becomes of what it keeps");
        }
      }
    }
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      stack.each(ResourceType.TABLE).forEach(table -> table(stack, table));
    }
  }

  static List<String> faults(String yaml) {
    return new StateCheck(yaml).faults.sentences();
  }

  private void table(Stack stack, Resource table) {
    Properties properties = table.properties();
    faults.require(
        LossCheck.has(properties, "BillingMode", "PAY_PER_REQUEST"),
        table.name() + ".BillingMode must be PAY_PER_REQUEST");
    faults.require(
        Stack.at(properties, "PointInTimeRecoverySpecification")
            .filter(each -> LossCheck.has(each, "PointInTimeRecoveryEnabled", "true"))
            .isPresent(),
        table.name() + ".PointInTimeRecoverySpecification must be enabled");
    faults.require(
        Stack.at(properties, "TimeToLiveSpecification")
            .filter(each ->
                LossCheck.has(each, "AttributeName", "expires")
                    && LossCheck.has(each, "Enabled", "true"))
            .isPresent(),
        table.name() + ".TimeToLiveSpecification must be enabled on expires");
    boolean kept = stack.deployment() == Deployment.STORE_IN_YOUR_VPC;
    faults.require(
        LossCheck.has(properties, "DeletionProtectionEnabled", Boolean.toString(kept)),
        table.name() + ".DeletionProtectionEnabled must be !Ref DeletionProtection");
  }
}
