package dev.shopfloor.cli.doctor;

import static dev.shopfloor.ledger.Outcome.RETURNED;
import static dev.shopfloor.ledger.Outcome.STORED;

import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import java.util.List;
import java.util.Map;

/** Whether the store takes points, as the writer counts them. */
record StoredCheck(StackView stack, Metrics metrics) implements Check {
  private static final int MINUTES = 10;

  @Override
  public String part() {
    return "points";
  }

  @Override
  public List<Finding> look() {
    Metric stored = points(STORED.word());
    Metric returned = points(RETURNED.word());
    Map<Metric, Double> sums = metrics.sums(List.of(stored, returned), MINUTES);
    long kept = Math.round(sums.getOrDefault(stored, 0.0));
    long back = Math.round(sums.getOrDefault(returned, 0.0));
    if (kept == 0 && back > 0) {
      return List.of(
          new Finding.Fault(
              part(),
              "the store took none in the last %d minutes; %s went back to TelemetryQueue"
                  .formatted(MINUTES, Span.count(back, "point")),
              Next.step(
                  "find \"store\" in TimestreamWriterFunction's log: it says whether the store is"
                      + " away or refuses the token",
                  "telemetryqueueage")));
    }
    if (kept == 0) {
      return List.of(
          new Finding.Warning(
              part(),
              "none were written in the last %d minutes".formatted(MINUTES),
              Next.step(
                  "where messages come, look at what EnrichFunction makes of them:"
                      + " ./plant quarantine list --stack "
                      + stack.name())));
    }
    String sentence =
        "the store took %s in the last %d minutes".formatted(Span.count(kept, "point"), MINUTES);
    if (back > kept) {
      return List.of(
          new Finding.Warning(
              part(),
              sentence + ", and %,d went back to TelemetryQueue".formatted(back),
              Next.step(
                  "the store is too slow or throttles: look at its load", "telemetryqueueage")));
    }
    return List.of(new Finding.Ok(part(), sentence));
  }

  private Metric points(String outcome) {
    return Metric.ours(stack, Stage.WRITER, Subject.POINTS.word(), outcome, "Sum");
  }
}
