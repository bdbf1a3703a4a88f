package dev.shopfloor.cli.doctor;

import dev.shopfloor.ledger.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether work orders get to the maintenance system, as the function tells at each tick. */
record OutboxCheck(StackView stack, Metrics metrics) implements Check {
  private static final int MINUTES = 10;
  private static final int DAY_MINUTES = (int) Duration.ofDays(1).toMinutes();
  private static final double LONG_SECONDS = 900;

  @Override
  public String part() {
    return "work orders";
  }

  @Override
  public List<Finding> look() {
    List<Finding> found = new ArrayList<>();
    pending(found);
    List<Double> open = metrics.minutes(ours("breaker", "open", "Maximum"), MINUTES);
    if (!open.isEmpty() && open.getFirst() > 0) {
      found.add(
          new Finding.Fault(
              part(),
              "the maintenance system is left alone after too many failures (its breaker is open)",
              Next.step(
                  "look whether it is up and takes our credentials; orders wait meanwhile",
                  "breakeropen")));
    }
    Metric refused = ours("orders", "refused", "Sum");
    long failed =
        Math.round(metrics.sums(List.of(refused), DAY_MINUTES).getOrDefault(refused, 0.0));
    if (failed > 0) {
      found.add(
          new Finding.Warning(
              part(),
              "the maintenance system refused %s in the last day"
                  .formatted(Span.count(failed, "order")),
              Next.step(
                  "find \"refused\" in AlertToWorkOrderFunction's log: it says why",
                  "workordersrefused")));
    }
    return found;
  }

  private void pending(List<Finding> found) {
    List<Double> ages = metrics.minutes(ours("pendingAge", "oldest", "Maximum"), MINUTES);
    if (ages.isEmpty()) {
      found.add(
          new Finding.Fault(
              part(),
              "nobody has looked after them for %d minutes".formatted(MINUTES),
              Next.step(
                  "look at OutboxSchedule, AlertQueue and AlertToWorkOrderFunction here",
                  "outboxstopped")));
      return;
    }
    double oldest = ages.getFirst();
    if (oldest > LONG_SECONDS) {
      found.add(
          new Finding.Fault(
              part(),
              "the oldest has waited %s to be sent".formatted(Span.ofSeconds(oldest)),
              Next.step(
                  "look whether the maintenance system is up and takes our credentials",
                  "workorderspending")));
    } else {
      found.add(
          new Finding.Ok(
              part(),
              oldest == 0
                  ? "none waits to be sent"
                  : "the oldest has waited %s to be sent".formatted(Span.ofSeconds(oldest))));
    }
  }

  private Metric ours(String name, String outcome, String statistic) {
    return Metric.ours(stack, Stage.WORKORDER, name, outcome, statistic);
  }
}
