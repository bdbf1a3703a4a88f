package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.cli.local.template.Role.Grant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Each role allows what its function's code and wiring need, or what a rule or schedule does by it,
 * on exactly these resources, and nothing else.
 */
final class PrivilegeCheck {
  private final Faults faults = new Faults();

  private PrivilegeCheck(String yaml) {
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      stack.each(ResourceType.FUNCTION).forEach(function -> function(stack, function));
      ruleRoles(stack);
      stack.each(ResourceType.ROLE).forEach(role -> form(stack, role));
    }
  }

  static List<String> faults(String yaml) {
    return new PrivilegeCheck(yaml).faults.sentences();
  }

  private void function(Stack stack, Resource function) {
    Role role = stack.role(function.properties().optionalText("Role").orElse(""));
    Set<Grant> needs = new LinkedHashSet<>(CodeNeeds.of(stack, function, faults));
    needs.addAll(WiringNeeds.of(stack, function));
    compare(role, needs, function.name());
    faults.require(
        role.trusted().size() == 1 && role.trusts("lambda.amazonaws.com"),
        role.name() + " must be assumed by lambda.amazonaws.com and by nobody else");
    KnownResource.variables(stack, function)
        .filter(KnownResource::isOurs)
        .filter(known ->
            known.arns(false).stream()
                .noneMatch(arn -> needs.stream().anyMatch(need -> need.resource().equals(arn))))
        .forEach(known ->
            faults.add(
                "%s has a variable for %s, and nothing in it uses that; take the variable out"
                    .formatted(function.name(), known.value().orElse(""))));
  }

  private void compare(Role role, Set<Grant> needs, String who) {
    Set<Grant> grants = role.grants();
    for (Grant need : needs) {
      faults.require(
          grants.contains(need),
          "missing permission: %s needs %s; allow it in %s".formatted(who, need, role.name()));
    }
    for (Grant grant : grants) {
      faults.require(
          needs.contains(grant),
          "unused action: %s allows %s, which neither code nor wiring of %s needs; take it out"
              .formatted(role.name(), grant, who));
    }
  }

  /** The roles by which topic rules and schedules act. */
  private void ruleRoles(Stack stack) {
    Role rules = roleNamed(stack, "TopicRuleRole");
    Set<Grant> needs = new LinkedHashSet<>();
    for (Resource rule : stack.each(ResourceType.TOPIC_RULE)) {
      Properties payload = rule.properties().mapping("TopicRulePayload");
      Stack.at(payload, "ErrorAction", "Sqs")
          .flatMap(action -> action.optionalText("QueueUrl"))
          .flatMap(stack::queueByUrl)
          .ifPresent(queue -> needs.add(new Grant("sqs:SendMessage", stack.arn(queue))));
      payload.mappings("Actions").stream()
          .flatMap(action -> action.optionalMapping("Sqs").stream())
          .flatMap(sqs -> stack.queueByUrl(sqs.text("QueueUrl")).stream())
          .forEach(queue -> needs.add(new Grant("sqs:SendMessage", stack.arn(queue))));
      payload.mappings("Actions").stream()
          .flatMap(action -> action.optionalMapping("Kinesis").stream())
          .map(kinesis -> ResourceType.STREAM.arn(stack.names(), kinesis.text("StreamName")))
          .forEach(stream -> needs.add(new Grant("kinesis:PutRecord", stream)));
    }
    withKey(stack, needs);
    compare(rules, needs, "a topic rule");
    onlyFor(stack, rules, "iot.amazonaws.com");

    Role schedules = roleNamed(stack, "ScheduleRole");
    Set<Grant> sends = new LinkedHashSet<>();
    for (Resource schedule : stack.each(ResourceType.SCHEDULE)) {
      Properties target = schedule.properties().mapping("Target");
      sends.add(new Grant("sqs:SendMessage", target.text("Arn")));
      Stack.at(target, "DeadLetterConfig")
          .flatMap(config -> config.optionalText("Arn"))
          .ifPresent(end -> sends.add(new Grant("sqs:SendMessage", end)));
      faults.require(
          stack.role(target.text("RoleArn")).equals(schedules),
          schedule.name() + ".Target.RoleArn must be the ARN of ScheduleRole");
    }
    withKey(stack, sends);
    compare(schedules, sends, "a schedule");
    onlyFor(stack, schedules, "scheduler.amazonaws.com");
  }

  private static Role roleNamed(Stack stack, String name) {
    return stack.named(name).map(Role::of).orElseGet(() -> Role.none(name));
  }

  /** Queues and the stream stand under the same key as all else. */
  private static void withKey(Stack stack, Set<Grant> needs) {
    Optional<String> key =
        stack.each(ResourceType.FUNCTION).stream()
            .flatMap(function -> function.properties().optionalText("KmsKeyArn").stream())
            .findFirst();
    key.ifPresent(arn -> WiringNeeds.KEY.forEach(action -> needs.add(new Grant(action, arn))));
  }

  private void onlyFor(Stack stack, Role role, String service) {
    String own = "StringEquals aws:SourceAccount " + stack.names().account();
    faults.require(
        role.trusted().size() == 1
            && role.trusts(service)
            && role.trusted().getFirst().conditions().contains(own),
        "%s must be assumed by %s for this account and by nobody else"
            .formatted(role.name(), service));
  }

  private void form(Stack stack, Resource resource) {
    faults.require(
        !resource.properties().has("ManagedPolicyArns"),
        resource.name() + ".ManagedPolicyArns allows what nobody here has read; write statements");
    faults.require(
        Role.of(resource).statements().stream()
            .allMatch(
                each -> each.allows() && !each.actions().isEmpty() && !each.resources().isEmpty()),
        resource.name() + " has a statement that is no plain Allow of actions on resources");
    faults.require(
        used(stack, resource), resource.name() + " is a role that nothing acts by; take it out");
  }

  private static boolean used(Stack stack, Resource role) {
    String arn = stack.arn(role);
    return stack.resolved().resources().stream()
        .filter(each -> each.type() != ResourceType.ROLE)
        .flatMap(each -> Written.below(each.properties()))
        .anyMatch(node -> Written.text(node).equals(arn));
  }
}
