package dev.shopfloor.cli.load;

import dev.shopfloor.cli.local.functions.Work;
import java.util.EnumMap;
import java.util.Map;

/** Results of steps as a run would give them. */
final class Steps {
  private static final long SECOND = 1_000_000_000L;

  private Steps() {}

  /** A step of ten seconds on two cores that kept up. */
  static StepResult quiet(double rate) {
    return of(rate, 900, 1, 0, cores(0.3, 0.2, 0.1), 1.0, 2 * SECOND);
  }

  /** One in which all CPU went into the plant. */
  static StepResult full(double rate) {
    return of(rate, 8_000, 400, 0, cores(1.2, 0.4, 0.3), 2.0, 5 * SECOND);
  }

  static StepResult of(
      double rate,
      double p99,
      double doneAfter,
      long notSent,
      Map<PlantPart, Double> cores,
      double machine,
      long enrichBusy) {
    long due = Math.round(rate * 10);
    return new StepResult(
        rate,
        10,
        new Sender.Sent(due - notSent, notSent, notSent == 0 ? 0 : 3 * SECOND),
        due - notSent,
        due - notSent - 7,
        Math.round(rate) - 1,
        new Latency(due, p99 / 4, p99 / 2, p99, p99 * 1.1, p99 * 1.2),
        new Latency(9, p99 / 3, p99 / 2, p99, p99, p99),
        12,
        7,
        doneAfter * 3,
        doneAfter,
        Map.of("TelemetryQueue", 12, "AlertQueue", 0),
        Map.of("TelemetryQueue", 7, "AlertQueue", 0),
        Map.of("EnrichFunction", new Work.Sum(due, enrichBusy, enrichBusy / 4)),
        Map.of("EnrichFunction", 2),
        cores,
        machine,
        2,
        300L << 20);
  }

  static Map<PlantPart, Double> cores(double store, double queues, double broker) {
    Map<PlantPart, Double> cores = new EnumMap<>(PlantPart.class);
    cores.put(PlantPart.STORE, store);
    cores.put(PlantPart.QUEUES, queues);
    cores.put(PlantPart.BROKER, broker);
    return cores;
  }
}
