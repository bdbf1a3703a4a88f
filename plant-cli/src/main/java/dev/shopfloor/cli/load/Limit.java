package dev.shopfloor.cli.load;

import dev.shopfloor.cli.local.functions.Work;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Names what limits a plant that does not keep up, from what was measured. */
final class Limit {
  private static final double FULL = 0.85;
  private static final double SECOND = 1e9;
  private static final int PARTS_NAMED = 3;

  private Limit() {}

  /** A sentence. */
  static String of(StepResult step) {
    String function = busiest(step);
    if (step.plantCores() >= FULL * step.processors()) {
      return String.format(
          Locale.ROOT,
          "CPU: the plant took %.2f of %d cores, %s%s",
          step.plantCores(),
          step.processors(),
          largest(step),
          function);
    }
    if (step.machineCores() >= FULL * step.processors()) {
      return String.format(
          Locale.ROOT,
          "CPU, which others on this machine took too: the plant had %.2f of %d cores, others %.2f;"
              + " of the plant's, %s%s",
          step.plantCores(),
          step.processors(),
          step.machineCores() - step.plantCores(),
          largest(step),
          function);
    }
    return function.isEmpty()
        ? String.format(
            Locale.ROOT,
            "none of the parts is full: the plant took %.2f of %d cores, %s",
            step.plantCores(),
            step.processors(),
            largest(step))
        : "one function" + function;
  }

  private static String largest(StepResult step) {
    double all = Math.max(step.plantCores(), 1e-9);
    return step.cores().entrySet().stream()
        .sorted(Map.Entry.<PlantPart, Double>comparingByValue().reversed())
        .limit(PARTS_NAMED)
        .map(part ->
            String.format(
                Locale.ROOT, "%s %.0f %%", part.getKey().title(), 100 * part.getValue() / all))
        .collect(Collectors.joining(", "));
  }

  /** A function whose environments are all busy, and whether it computes or waits. */
  private static String busiest(StepResult step) {
    return step.functions().entrySet().stream()
        .max(Comparator.comparingDouble(entry -> share(step, entry.getKey(), entry.getValue())))
        .filter(entry -> share(step, entry.getKey(), entry.getValue()) >= FULL)
        .map(entry -> {
          Work.Sum work = entry.getValue();
          return String.format(
              Locale.ROOT,
              "; %s was busy %.0f %% of the time of its %d at once, and computed %.0f %% of that",
              entry.getKey(),
              100 * share(step, entry.getKey(), work),
              step.environments().getOrDefault(entry.getKey(), 1),
              100.0 * work.cpuNanos() / Math.max(1, work.busyNanos()));
        })
        .orElse("");
  }

  private static double share(StepResult step, String function, Work.Sum work) {
    int atOnce = step.environments().getOrDefault(function, 1);
    return work.busyNanos() / SECOND / step.seconds() / atOnce;
  }
}
