package dev.shopfloor.cli.local;

import dev.shopfloor.cli.local.functions.AsyncInvoker;
import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.functions.InFlight;
import dev.shopfloor.cli.local.queues.QueuePoller;
import dev.shopfloor.cli.local.queues.Queues;
import dev.shopfloor.cli.local.rules.RulesEngine;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.cli.local.template.PlantTemplate;
import dev.shopfloor.cli.local.template.QueueSpec;
import dev.shopfloor.cli.local.template.TemplateException;
import dev.shopfloor.cli.local.template.TopicRuleSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the template connects: rules to functions, queues to functions, schedules to queues. */
final class Wiring implements AutoCloseable {
  final RulesEngine rules;
  final Pollers pollers;
  final Schedules schedules;

  /** Messages that rules took from other clients than the plant's own. */
  final AtomicLong foreign;

  private final List<AsyncInvoker> invokers;

  private Wiring(
      RulesEngine rules,
      Pollers pollers,
      Schedules schedules,
      AtomicLong foreign,
      List<AsyncInvoker> invokers) {
    this.rules = rules;
    this.pollers = pollers;
    this.schedules = schedules;
    this.foreign = foreign;
    this.invokers = invokers;
  }

  static Wiring connect(
      PlantTemplate template,
      Map<String, FunctionHost> hosts,
      Queues queues,
      int brokerPort,
      Clock clock,
      InFlight inFlight) {
    SqsClient sqs = queues.client();
    Map<String, AsyncInvoker> invokers = new HashMap<>();
    List<RulesEngine.Rule> rules = new ArrayList<>();
    for (TopicRuleSpec rule : template.topicRules()) {
      FunctionSpec function =
          template
              .functionByArn(rule.functionArn())
              .orElseThrow(() ->
                  new TemplateException(rule.name() + " invokes no function of this template"));
      AsyncInvoker invoker =
          invokers.computeIfAbsent(
              function.name(), name -> invoker(template, host(hosts, name), sqs, clock, inFlight));
      String errorQueue =
          rule.errorQueueUrl()
              .orElseThrow(() -> new TemplateException(rule.name() + " has no error action"));
      rules.add(
          new RulesEngine.Rule(
              rule,
              invoker,
              json -> sqs.sendMessage(r -> r.queueUrl(errorQueue).messageBody(json))));
    }
    List<QueuePoller> pollers = new ArrayList<>();
    for (FunctionSpec function : template.functions()) {
      for (FunctionSpec.QueueSource source : function.sources()) {
        QueueSpec queue = queue(template, source.queueArn(), function.name());
        pollers.add(new QueuePoller(queues, queue, source, host(hosts, function.name())));
      }
    }
    AtomicLong foreign = new AtomicLong();
    RulesEngine.Observer observer =
        replayed -> {
          if (replayed) {
            inFlight.end();
          } else {
            foreign.incrementAndGet();
          }
        };
    return new Wiring(
        RulesEngine.start(brokerPort, rules, clock, observer),
        new Pollers(pollers),
        new Schedules(template, sqs),
        foreign,
        List.copyOf(invokers.values()));
  }

  private static AsyncInvoker invoker(
      PlantTemplate template, FunctionHost host, SqsClient sqs, Clock clock, InFlight inFlight) {
    FunctionSpec function = host.spec();
    String destination =
        function
            .onFailure()
            .map(config -> queue(template, config.destinationArn(), function.name()).url())
            .orElseThrow(
                () -> new TemplateException(function.name() + " has no on-failure destination"));
    return new AsyncInvoker(
        host,
        function.onFailure(),
        json -> sqs.sendMessage(r -> r.queueUrl(destination).messageBody(json)),
        clock,
        inFlight);
  }

  private static FunctionHost host(Map<String, FunctionHost> hosts, String name) {
    FunctionHost host = hosts.get(name);
    if (host == null) {
      throw new IllegalStateException("no host for " + name);
    }
    return host;
  }

  private static QueueSpec queue(PlantTemplate template, String arn, String user) {
    return template
        .queueByArn(arn)
        .orElseThrow(
            () -> new TemplateException(user + " names " + arn + ", which is no queue here"));
  }

  /** Messages that functions gave back or failed on and that wait for the next tick. */
  int waitingForTick() {
    return pollers.returned() + invokers.stream().mapToInt(AsyncInvoker::waiting).sum();
  }

  @Override
  public void close() {
    rules.close();
    invokers.forEach(AsyncInvoker::close);
    pollers.close();
  }
}
