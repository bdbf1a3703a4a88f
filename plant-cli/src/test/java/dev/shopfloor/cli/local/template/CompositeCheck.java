package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A composite alarm asks for alarms of this template only, by reference so that they are made
 * before it, and rings with them.
 */
final class CompositeCheck {
  private final Faults faults = new Faults();
  private final Written written;

  private CompositeCheck(String yaml) {
    written = Written.of(yaml);
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      Map<String, String> names = names(stack);
      for (Resource composite : stack.each(ResourceType.COMPOSITE_ALARM)) {
        AlarmRule rule =
            AlarmRule.parse(composite.properties().optionalText("AlarmRule").orElse(""));
        asks(composite, rule, names);
        rings(composite, rule);
      }
    }
  }

  static List<String> faults(String yaml) {
    return new CompositeCheck(yaml).faults.sentences();
  }

  /** Logical ids by the names of alarms. */
  private static Map<String, String> names(Stack stack) {
    Map<String, String> names = new TreeMap<>();
    Stream.of(ResourceType.ALARM, ResourceType.COMPOSITE_ALARM)
        .flatMap(type -> stack.each(type).stream())
        .forEach(alarm ->
            names.put(alarm.properties().optionalText("AlarmName").orElse(""), alarm.name()));
    return names;
  }

  private void asks(Resource composite, AlarmRule rule, Map<String, String> names) {
    Set<String> referred =
        written.find("Resources", composite.name(), "Properties", "AlarmRule").stream()
            .flatMap(node -> Written.below(new Written.Place("", "", node)))
            .flatMap(place -> Written.named(place.node()).stream())
            .collect(Collectors.toSet());
    for (String name : rule.alarms()) {
      String alarm = names.get(name);
      if (faults.require(
          alarm != null && !alarm.equals(composite.name()),
          composite.name() + ".AlarmRule asks for " + name + ", which is no other alarm here")) {
        faults.require(
            referred.contains(alarm),
            "%s.AlarmRule names %s; write ALARM(\"${%s}\"), so that it is made before"
                .formatted(composite.name(), name, alarm));
      }
    }
  }

  /** Quiet while all are, and in need of each: one that changes nothing is only paid for. */
  private void rings(Resource composite, AlarmRule rule) {
    faults.require(
        rule.alarms().size() > 1 && !rule.rings(Set.of()),
        composite.name() + ".AlarmRule must ask for several alarms and be quiet while all are");
    List<String> alarms = new ArrayList<>(rule.alarms());
    for (String alarm : alarms) {
      Set<String> others =
          alarms.stream().filter(each -> !each.equals(alarm)).collect(Collectors.toSet());
      faults.require(
          rule.rings(Set.of(alarm)) != rule.rings(Set.of())
              || rule.rings(others) != rule.rings(Set.copyOf(alarms)),
          composite.name() + ".AlarmRule is the same whether " + alarm + " rings or not");
    }
  }
}
