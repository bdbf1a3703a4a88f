package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.List;

/** The key that the stack makes lets in the services that act as themselves. */
final class KeyCheck {
  private final Faults faults = new Faults();

  private KeyCheck(String yaml) {
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      stack.each(ResourceType.KEY).forEach(key -> keyPolicy(stack, key));
    }
  }

  static List<String> faults(String yaml) {
    return new KeyCheck(yaml).faults.sentences();
  }

  private void keyPolicy(Stack stack, Resource key) {
    faults.require(
        LossCheck.has(key.properties(), "EnableKeyRotation", "true"),
        key.name() + ".EnableKeyRotation must be true");
    List<Statement> policy = Stack.statements(key.properties(), "KeyPolicy").toList();
    String own = "StringEquals aws:SourceAccount " + stack.names().account();
    // by AWS's documentation a key policy knows no account and no ARN of what EventBridge acts for:
    // with such a condition each alert would be lost
    lets(key, policy, "events.amazonaws.com", "");
    for (String service : List.of("budgets.amazonaws.com", "cloudwatch.amazonaws.com")) {
      lets(key, policy, service, own);
    }
    lets(
        key,
        policy,
        "logs." + stack.names().region() + ".amazonaws.com",
        "ArnLike kms:EncryptionContext:aws:logs:arn "
            + stack.names().arn("logs", "log-group:/shopfloor/dev/*"));
  }

  private void lets(Resource key, List<Statement> policy, String service, String condition) {
    for (String action : WiringNeeds.KEY) {
      faults.require(
          policy.stream()
              .anyMatch(statement ->
                  statement.isAllowedTo(service)
                      && statement.covers(action, "*")
                      && (condition.isEmpty()
                          ? statement.conditions().isEmpty()
                          : statement.conditions().contains(condition))),
          "%s.KeyPolicy must let %s do %s under %s"
              .formatted(
                  key.name(),
                  service,
                  action,
                  condition.isEmpty() ? "no condition" : "the condition " + condition));
    }
  }
}
