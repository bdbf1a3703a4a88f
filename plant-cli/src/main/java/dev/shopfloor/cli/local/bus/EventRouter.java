package dev.shopfloor.cli.local.bus;

import dev.shopfloor.cli.local.template.EventRuleSpec;
import dev.shopfloor.cli.local.template.LocalNames;
import dev.shopfloor.cli.local.template.PlantTemplate;
import dev.shopfloor.cli.local.template.QueueSpec;
import dev.shopfloor.cli.local.template.TemplateException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.event.ruler.Machine;

/** The template's event rules: which queues an event goes to, by AWS's own matcher. */
public final class EventRouter {
  private final Map<String, Machine> machines = new HashMap<>();
  private final Map<String, List<QueueSpec>> targets = new HashMap<>();
  private final LocalNames names;
  private final QueueSender sender;

  /** Puts a message into a queue. */
  @FunctionalInterface
  public interface QueueSender {
    /** Sends; throws when the queue does not take it. */
    void send(String queueUrl, String body);
  }

  EventRouter(PlantTemplate template, LocalNames names, QueueSender sender) throws IOException {
    this.names = names;
    this.sender = sender;
    for (EventRuleSpec rule : template.eventRules()) {
      machines
          .computeIfAbsent(rule.bus(), bus -> Machine.builder().build())
          .addRule(rule.name(), rule.pattern());
      targets.put(rule.name(), rule.targets().stream().map(t -> queue(template, rule, t)).toList());
    }
  }

  private static QueueSpec queue(
      PlantTemplate template, EventRuleSpec rule, EventRuleSpec.Target target) {
    return template
        .queueByArn(target.arn())
        .orElseThrow(() ->
            new TemplateException(rule.name() + ": the local plant knows queues as targets only"));
  }

  /** Sends an event to the targets of every rule that matches; false when none does. */
  boolean route(BusEvent event) throws IOException {
    Machine machine = machines.get(event.bus());
    if (machine == null) {
      return false;
    }
    String envelope = event.envelope(names.region(), names.account());
    // A rule may be named several times; each target gets the event once per rule.
    Set<String> matching = new HashSet<>(rulesFor(machine, envelope));
    for (String rule : matching) {
      targets.getOrDefault(rule, List.of()).forEach(queue -> sender.send(queue.url(), envelope));
    }
    return !matching.isEmpty();
  }

  @SuppressWarnings("IllegalCatch") // The matcher declares Exception.
  private static Set<String> rulesFor(Machine machine, String envelope) throws IOException {
    try {
      return machine.rulesForJSONEvent(envelope).stream()
          .map(Object::toString)
          .collect(Collectors.toSet());
    } catch (Exception e) {
      throw new IOException("the event cannot be matched: " + e.getMessage(), e);
    }
  }
}
