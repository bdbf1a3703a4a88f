package dev.shopfloor.cli.load;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Between which rates a plant ceases to keep up.
 *
 * @param below the highest rate at which it kept up; empty when there was none
 * @param beyond the lowest at which it did not; empty when there was none
 */
record Knee(Optional<StepResult> below, Optional<StepResult> beyond) {
  static Knee of(List<StepResult> steps) {
    Comparator<StepResult> byRate = Comparator.comparingDouble(StepResult::rate);
    return new Knee(
        steps.stream().filter(StepResult::keepsUp).max(byRate),
        steps.stream().filter(step -> !step.keepsUp()).min(byRate));
  }

  /**
   * For people.
   *
   * @param tags readings in a message
   */
  String sentence(int tags) {
    if (below.isEmpty() && beyond.isEmpty()) {
      return "not looked for; the load was stopped.";
    }
    if (below.isEmpty()) {
      return "below the first rate, " + rate(beyond.orElseThrow(), tags) + ": begin lower.";
    }
    if (beyond.isEmpty()) {
      return "above the last rate, " + rate(below.orElseThrow(), tags) + ": go higher.";
    }
    return "between "
        + rate(below.orElseThrow(), tags)
        + ", which it does, and "
        + rate(beyond.orElseThrow(), tags)
        + ", which it does not.";
  }

  private static String rate(StepResult step, int tags) {
    return String.format(
        Locale.ROOT, "%,.0f messages/s (%,.0f readings/s)", step.rate(), step.rate() * tags);
  }
}
