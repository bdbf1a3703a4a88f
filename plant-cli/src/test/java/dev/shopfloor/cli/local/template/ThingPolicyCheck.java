package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A thing connects under its own name and publishes to its own topics, and does nothing else. */
final class ThingPolicyCheck {
  private static final String THING = "${iot:Connection.Thing.";
  private static final String BASIC_INGEST = "topic/$aws/rules/";

  private final Faults faults = new Faults();

  private ThingPolicyCheck(String yaml) {
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      stack.each(ResourceType.IOT_POLICY).forEach(policy -> policy(stack, policy));
    }
  }

  static List<String> faults(String yaml) {
    return new ThingPolicyCheck(yaml).faults.sentences();
  }

  private void policy(Stack stack, Resource policy) {
    List<Statement> statements = Stack.statements(policy.properties(), "PolicyDocument").toList();
    for (Statement statement : statements) {
      for (String action : statement.actions()) {
        switch (action) {
          case "iot:Connect" -> connect(stack, policy, statement);
          case "iot:Publish" -> publish(stack, policy, statement);
          default ->
              faults.add(
                  "%s allows %s; machines only connect and publish"
                      .formatted(policy.name(), action));
        }
      }
    }
    faults.require(
        statements.stream().anyMatch(each -> each.actions().contains("iot:Connect")),
        policy.name() + " lets nothing connect");
  }

  private void connect(Stack stack, Resource policy, Statement statement) {
    String own = stack.names().arn("iot", "client/" + THING + "ThingName}");
    faults.require(
        statement.resources().equals(List.of(own)),
        policy.name() + ": iot:Connect must be on client/" + THING + "ThingName} only");
    faults.require(
        statement.conditions().contains("Bool iot:Connection.Thing.IsAttached true"),
        policy.name() + ": iot:Connect needs the condition that the certificate is the thing's");
  }

  private void publish(Stack stack, Resource policy, Statement statement) {
    String topics = stack.names().arn("iot", "topic/");
    Set<String> plain = new TreeSet<>();
    Set<String> basic = new TreeSet<>();
    for (String resource : statement.resources()) {
      String topic = resource.startsWith(topics) ? resource.substring(topics.length()) : "";
      // a thing speaks below its own site and line; what it says is behind the last variable
      faults.require(
          topic.contains("/" + THING + "Attributes[site]}/" + THING + "Attributes[line]}/")
              && topic.indexOf('*') == topic.length() - 1,
          "%s: iot:Publish on %s is not below the thing's own site and line"
              .formatted(policy.name(), resource));
      if (resource.contains(BASIC_INGEST)) {
        basic.add(topic.replaceFirst("^\\$aws/rules/\\w+/", ""));
      } else {
        plain.add(topic);
      }
    }
    faults.require(
        plain.equals(basic),
        policy.name() + ": each topic must stand there twice, plain and as Basic Ingest");
  }
}
