package dev.shopfloor.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.TopicRule;

/** Whether an IoT rule hands messages over. */
record TopicRuleCheck(String part, IotClient rules, String rule) implements Check {
  @Override
  public List<Finding> look() {
    TopicRule found = Read.TOPIC_RULE.ask(() -> rules.getTopicRule(r -> r.ruleName(rule)).rule());
    if (Boolean.TRUE.equals(found.ruleDisabled())) {
      return List.of(
          new Finding.Fault(
              part,
              "is disabled: what machines send now is lost",
              Next.step("aws iot enable-topic-rule --rule-name " + rule)));
    }
    return List.of(new Finding.Ok(part, "is enabled"));
  }
}
