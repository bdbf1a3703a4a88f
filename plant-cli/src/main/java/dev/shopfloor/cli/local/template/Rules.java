package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import java.util.Map;
import java.util.Set;

/** The {@code Rules} of the template: which parameters go together. */
final class Rules {
  private Rules() {}

  /**
   * Checks the parameters in force.
   *
   * @throws TemplateException with the description of the first assertion that fails
   */
  static void check(Mapping rules, References parameters) {
    // CloudFormation decides rules before conditions, so a rule can name none.
    Conditions noneNamed = new Conditions(Map.of(), parameters);
    Properties section = new Properties("Rules", rules);
    for (String name : rules.entries().keySet()) {
      Properties rule = section.mapping(name).only(Set.of("RuleCondition", "Assertions"));
      boolean concerned = !rule.has("RuleCondition") || noneNamed.truth(rule.node("RuleCondition"));
      rule.node("Assertions");
      for (Properties assertion : rule.mappings("Assertions")) {
        assertion.only(Set.of("Assert", "AssertDescription"));
        boolean holds = noneNamed.truth(assertion.node("Assert"));
        if (concerned && !holds) {
          throw new TemplateException(
              assertion.line(), "rule " + name + ": " + assertion.text("AssertDescription"));
        }
      }
    }
  }
}
