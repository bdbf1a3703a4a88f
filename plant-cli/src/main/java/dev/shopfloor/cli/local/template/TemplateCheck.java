package dev.shopfloor.cli.local.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold for the plant to lose nothing; {@link #faults} names each place where it does not.
 */
public final class TemplateCheck {
  private static final String ALIAS = "live";

  private final PlantTemplate template;
  private final List<String> faults = new ArrayList<>();

  private TemplateCheck(PlantTemplate template) {
    this.template = template;
  }

  /** Everything that is wrong, one sentence each; empty when all is well. */
  public static List<String> faults(PlantTemplate template) {
    TemplateCheck check = new TemplateCheck(template);
    check.topicRules();
    check.functions();
    check.eventSources();
    check.eventRules();
    check.schedules();
    check.queues();
    return check.faults;
  }

  private void topicRules() {
    for (TopicRuleSpec rule : template.topicRules()) {
      require(
          rule.sqlVersion().equals("2016-03-23"),
          rule.name() + " has the SQL version " + rule.sqlVersion() + ", which has no encode()");
      invoked(rule.name(), rule.functionArn());
      require(
          rule.errorQueueUrl().flatMap(template::queueByUrl).isPresent(),
          rule.name() + " has no error action to a queue; refused messages would be lost");
      template
          .functionByArn(rule.functionArn())
          .ifPresent(function ->
              require(
                  function
                      .onFailure()
                      .flatMap(config -> template.queueByArn(config.destinationArn()))
                      .isPresent(),
                  function.name()
                      + " is invoked asynchronously and has no on-failure destination;"
                      + " messages that keep failing would be lost"));
    }
  }

  /** A trigger must name a function's alias: the function itself is what is being deployed. */
  private void invoked(String trigger, String arn) {
    Optional<FunctionSpec> function = template.functionByArn(arn);
    require(function.isPresent(), trigger + " invokes " + arn + ", which is no function here");
    function.ifPresent(f ->
        require(
            arn.equals(f.arn() + ":" + ALIAS),
            trigger + " invokes " + f.name() + " at " + arn + ", not the alias " + ALIAS));
  }

  private void eventSources() {
    for (EventSourceSpec mapping : template.eventSources()) {
      invoked(mapping.name(), mapping.functionArn());
      template
          .functionByArn(mapping.functionArn())
          .ifPresent(function -> source(function, mapping.source()));
    }
  }

  private void functions() {
    for (FunctionSpec function : template.functions()) {
      require(
          function.logGroup().filter(template.logGroups()::contains).isPresent(),
          function.name() + " has no log group with a retention");
      faults.addAll(HandlerCheck.missingVariables(function));
      require(
          function.alias().filter(ALIAS::equals).isPresent(),
          function.name() + " publishes no alias " + ALIAS + "; its triggers need one");
      function.sources().forEach(source -> source(function, source));
    }
  }

  private void source(FunctionSpec function, FunctionSpec.QueueSource source) {
    String name = function.name() + "." + source.event();
    require(source.reportsFailures(), name + " does not report batch item failures");
    require(
        template
            .queueByArn(source.queueArn())
            .filter(queue -> queue.visibilitySeconds() >= 6 * function.timeoutSeconds())
            .isPresent(),
        name + " needs a queue of this template with six times the timeout as visibility");
  }

  private void eventRules() {
    for (EventRuleSpec rule : template.eventRules()) {
      if (rule.bus().equals(EventRuleSpec.DEFAULT_BUS)) {
        require(
            !rule.sources().isEmpty()
                && rule.sources().stream().allMatch(s -> s.startsWith("aws.")),
            rule.name() + " listens on the default bus, where only AWS itself tells anything");
      } else {
        require(
            template.eventBuses().contains(rule.bus()),
            rule.name() + " listens on " + rule.bus() + ", which is no bus here");
      }
      require(!rule.targets().isEmpty(), rule.name() + " has no target");
      for (EventRuleSpec.Target target : rule.targets()) {
        require(
            template.queueByArn(target.arn()).isPresent(),
            rule.name() + " sends to " + target.arn() + ", which is no queue here");
        require(
            target.deadLetterArn().flatMap(template::queueByArn).isPresent(),
            rule.name() + "." + target.id() + " has no dead-letter queue");
      }
    }
  }

  private void schedules() {
    for (ScheduleSpec schedule : template.schedules()) {
      require(
          template.queueByArn(schedule.targetArn()).isPresent(),
          schedule.name() + " sends to " + schedule.targetArn() + ", which is no queue here");
      require(
          schedule.input().equals("{\"tick\":\"" + ScheduleSpec.SCHEDULED_TIME + "\"}"),
          schedule.name() + " sends " + schedule.input() + ", which is no tick");
    }
  }

  private void queues() {
    Set<String> ends = endsOfLine();
    for (QueueSpec queue : template.queues()) {
      boolean safe =
          queue
              .redrive()
              .map(redrive -> template.queueByArn(redrive.deadLetterArn()).isPresent())
              .orElse(ends.contains(queue.arn()));
      require(safe, queue.name() + " has no dead-letter queue");
    }
  }

  /** Dead-letter queues, and the queues that take what failed before any queue had it. */
  private Set<String> endsOfLine() {
    Set<String> ends = new HashSet<>();
    template.queues().forEach(q -> q.redrive().ifPresent(r -> ends.add(r.deadLetterArn())));
    template.functions().forEach(f -> f.onFailure().ifPresent(c -> ends.add(c.destinationArn())));
    template
        .topicRules()
        .forEach(rule ->
            rule.errorQueueUrl()
                .flatMap(template::queueByUrl)
                .ifPresent(queue -> ends.add(queue.arn())));
    template
        .functions()
        .forEach(f -> f.sources().forEach(source -> ends.remove(source.queueArn())));
    return ends;
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
