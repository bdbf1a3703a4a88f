package dev.shopfloor.runtime.aws;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.runtime.LedgerReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Publishes each account as CloudWatch metrics: namespace {@code Shopfloor}, one metric a subject,
 * dimensions function and outcome. Never asset or tag: each new dimension value is a metric that is
 * paid for.
 */
public final class MetricsLedgerReporter implements LedgerReporter {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsLedgerReporter.class);
  private static final String NAMESPACE = "Shopfloor";

  private final Metrics metrics = MetricsFactory.getMetricsInstance();

  @Override
  public void report(Ledger ledger) {
    try {
      for (Subject subject : Subject.values()) {
        publish(ledger, subject);
      }
    } catch (RuntimeException unpublished) {
      LOG.error("the ledger of {} could not be published", ledger.stage().word(), unpublished);
    }
  }

  private void publish(Ledger ledger, Subject subject) {
    if (ledger.taken(subject) == 0 && ledger.difference(subject) == 0) {
      return;
    }
    one(ledger, subject, "taken", ledger.taken(subject));
    for (Outcome outcome : Outcome.values()) {
      long number = ledger.counted(subject, outcome);
      if (number > 0) {
        one(ledger, subject, outcome.word(), number);
      }
    }
    long difference = ledger.difference(subject);
    // also when 0: an alarm on missing data is no alarm
    one(ledger, subject, "difference", Math.abs(difference));
    if (difference != 0) {
      LOG.error("the ledger of {} differs by {}", ledger.stage().word(), difference);
    }
  }

  private void one(Ledger ledger, Subject subject, String outcome, long number) {
    metrics.flushSingleMetric(
        subject.word(),
        (double) number,
        MetricUnit.COUNT,
        NAMESPACE,
        DimensionSet.of("function", ledger.stage().word(), "outcome", outcome));
  }
}
