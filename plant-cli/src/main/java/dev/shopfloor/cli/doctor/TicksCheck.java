package dev.shopfloor.cli.doctor;

import dev.shopfloor.ledger.Stage;
import java.util.List;

/** Whether OEE is computed each minute, and in time. */
record TicksCheck(StackView stack, Metrics metrics) implements Check {
  private static final int MINUTES = 10;
  private static final double LATE_SECONDS = 180;

  @Override
  public String part() {
    return "ticks";
  }

  @Override
  public List<Finding> look() {
    List<Double> ages =
        metrics.minutes(Metric.ours(stack, Stage.OEE, "tickAge", "done", "Maximum"), MINUTES);
    if (ages.isEmpty()) {
      return List.of(
          new Finding.Fault(
              part(),
              "no minute of OEE was computed in the last %d".formatted(MINUTES),
              Next.step(
                  "look at OeeSchedule, TickQueue and OeeFunction here; without a plant model"
                      + " there is nothing to compute",
                  "ticksstopped")));
    }
    double newest = ages.getFirst();
    String sentence = "the last minute of OEE was ready after " + Span.ofSeconds(newest);
    if (newest > LATE_SECONDS) {
      return List.of(
          new Finding.Fault(
              part(),
              sentence + ", which is late",
              Next.step(
                  "look at the age of TickQueue and at OeeFunction's throttles", "tickslate")));
    }
    return List.of(new Finding.Ok(part(), sentence));
  }
}
