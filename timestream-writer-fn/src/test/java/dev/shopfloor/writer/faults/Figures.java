package dev.shopfloor.writer.faults;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  /**
   * That nothing that may go wrong was left out.
   *
   * @throws AssertionError when it was
   */
  public synchronized void checkAllMet() {
    Set<Fault> fewerFaults = EnumSet.complementOf(EnumSet.copyOf(faults.keySet()));
    fewerFaults.remove(Fault.NONE);
    Set<Step> fewerKills = EnumSet.complementOf(EnumSet.copyOf(kills.keySet()));
    if (!fewerFaults.isEmpty() || !fewerKills.isEmpty()) {
      throw new AssertionError("never met: %s %s".formatted(fewerFaults, fewerKills));
    }
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
