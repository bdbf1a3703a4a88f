package dev.shopfloor.writer.faults;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run of the script has met, for people. */
public final class Figures {
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final Map<Step, Long> kills = new EnumMap<>(Step.class);
  private long requests;
  private long records;
  private long points;
  private long messages;
  private long invocations;
  private long deliveries;
  private long returned;

  synchronized void met(Fault fault) {
    if (fault != Fault.NONE) {
      faults.merge(fault, 1L, Long::sum);
    }
  }

  synchronized void killed(Step step) {
    kills.merge(step, 1L, Long::sum);
  }

  synchronized void served(int recordsOfRequest) {
    requests++;
    records += recordsOfRequest;
  }

  synchronized void planned(int plannedMessages, long plannedPoints) {
    messages += plannedMessages;
    points += plannedPoints;
  }

  synchronized void invoked(int taken, int givenBack) {
    invocations++;
    deliveries += taken;
    returned += givenBack;
  }

  /** How often each step was the last one of a process. */
  synchronized Map<Step, Long> kills() {
    return Map.copyOf(kills);
  }

  /** How often each fault was met. */
  synchronized Map<Fault, Long> faults() {
    return Map.copyOf(faults);
  }

  /** All in one line. */
  synchronized String line(double seconds) {
    return String.format(
        Locale.ROOT,
        "%d points in %d messages; %d invocations, %d deliveries, %d returned; %d requests served"
            + " with %.1f records each; faults: %s; kills: %s; %.1f s",
        points,
        messages,
        invocations,
        deliveries,
        returned,
        requests,
        requests == 0 ? 0 : (double) records / requests,
        words(faults),
        words(kills),
        seconds);
  }

  private static String words(Map<? extends Enum<?>, Long> counts) {
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.entrySet().stream()
        .map(one -> one.getKey().name().toLowerCase(Locale.ROOT) + " " + one.getValue())
        .collect(Collectors.joining(", ", sum + " (", ")"));
  }
}
