package dev.shopfloor.cli.doctor;

import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.runtime.aws.MetricsLedgerReporter;
import java.util.List;
import java.util.Map;

/** Whether machines send anything. */
record FlowCheck(StackView stack, Metrics metrics) implements Check {
  static final int MINUTES = 10;

  @Override
  public String part() {
    return "messages";
  }

  @Override
  public List<Finding> look() {
    Metric taken =
        Metric.ours(
            stack, Stage.ENRICH, Subject.MESSAGES.word(), MetricsLedgerReporter.TAKEN, "Sum");
    Map<Metric, Double> sums = metrics.sums(List.of(taken), MINUTES);
    long number = Math.round(sums.getOrDefault(taken, 0.0));
    if (number == 0) {
      return List.of(
          new Finding.Warning(
              part(),
              "none came in the last %d minutes".formatted(MINUTES),
              Next.step(
                  "if the plant works now: look whether the gateways are connected (IoT Core, MQTT"
                      + " test client, topic %s)".formatted(stack.parameter("PlantTopicFilter")),
                  "plantsilent")));
    }
    return List.of(
        new Finding.Ok(
            part(),
            "%s came in the last %d minutes".formatted(Span.count(number, "message"), MINUTES)));
  }
}
