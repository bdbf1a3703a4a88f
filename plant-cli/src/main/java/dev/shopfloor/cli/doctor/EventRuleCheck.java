package dev.shopfloor.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/**
 * Whether an event rule delivers.
 *
 * @param rule as CloudFormation knows it: a name on the default bus, {@code bus|name}, or an ARN
 */
record EventRuleCheck(String part, EventBridgeClient rules, String rule) implements Check {
  @Override
  public List<Finding> look() {
    DescribeRuleRequest request = request();
    RuleState state = Read.EVENT_RULE.ask(() -> rules.describeRule(request).state());
    if (state == RuleState.DISABLED) {
      String bus = request.eventBusName() == null ? "default" : request.eventBusName();
      return List.of(
          new Finding.Fault(
              part,
              "is disabled: no alert becomes a work order by it, and none is kept for later",
              Next.step(
                  "aws events enable-rule --name %s --event-bus-name %s"
                      .formatted(request.name(), bus))));
    }
    return List.of(new Finding.Ok(part, "is enabled"));
  }

  private DescribeRuleRequest request() {
    int colon = rule.indexOf(":rule/");
    String path = colon < 0 ? rule.replace('|', '/') : rule.substring(colon + ":rule/".length());
    int slash = path.indexOf('/');
    DescribeRuleRequest.Builder request =
        DescribeRuleRequest.builder().name(path.substring(slash + 1));
    return slash < 0 ? request.build() : request.eventBusName(path.substring(0, slash)).build();
  }
}
