package dev.shopfloor.cli.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One hour of the plant: all that its machines sent in it.
 *
 * @param sent in the order of receipt, some of it received in the hour after
 * @param raises in the order in which they are known
 * @param facts by machine, in the order of its own time
 * @param after the machines at the end
 */
record Hour(
    List<Sent> sent, List<Raise> raises, Map<Machine, List<Fact>> facts, Map<Machine, Body> after) {
  static Hour of(
      HourPlan plan, List<HourPlan.Outage> outages, Map<Machine, Body> before, long seed) {
    Map<Machine, Body> bodies = new EnumMap<>(Machine.class);
    Map<Machine, List<Fact>> facts = new EnumMap<>(Machine.class);
    List<Sent> sent = new ArrayList<>();
    List<Raise> raises = new ArrayList<>();
    for (Map.Entry<Machine, Body> each : before.entrySet()) {
      Machine machine = each.getKey();
      Body body = each.getValue().copy();
      bodies.put(machine, body);
      MachineHour hour = new MachineHour(machine, plan, outages, body, seed);
      hour.run();
      sent.addAll(hour.sent());
      raises.addAll(hour.raises());
      facts.put(machine, hour.facts());
    }
    sent.sort(Comparator.comparingLong(Sent::receivedAt));
    raises.sort(Comparator.comparingLong(Raise::knownAt));
    return new Hour(List.copyOf(sent), List.copyOf(raises), facts, bodies);
  }

  /** What of this hour had been received before an instant. */
  Totals totals(long asOf) {
    long messages = 0;
    long repeats = 0;
    SortedMap<String, Long> quarantined = new TreeMap<>();
    for (Sent each : sent) {
      if (each.receivedAt() >= asOf) {
        break;
      }
      messages++;
      repeats += each.repeat() ? 1 : 0;
      if (each.reason() != null) {
        quarantined.merge(each.reason(), 1L, Long::sum);
      }
    }
    return new Totals(messages, repeats, quarantined);
  }
}
