package dev.shopfloor.runtime.aws;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Measure;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.runtime.LedgerReporter;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Publishes each account as CloudWatch metrics: namespace {@code Shopfloor}, one metric a subject,
 * dimensions environment, function and outcome. Never asset or tag: each new dimension value is a
 * metric that is paid for. Outcomes of 0 are left out, for the same reason: who adds up fills them
 * with 0. What the stage measures beside its account goes out in the same form, and its notes as
 * plain lines of the log.
 */
public final class MetricsLedgerReporter implements LedgerReporter {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsLedgerReporter.class);

  /** The namespace of all our metrics. */
  public static final String NAMESPACE = "Shopfloor";

  /** The value of the dimension outcome for the left side of an account. */
  public static final String TAKEN = "taken";

  /** The value of the dimension outcome for what the right side leaves unexplained. */
  public static final String DIFFERENCE = "difference";

  private static final int MOST_VALUES = 100;

  private final Metrics metrics;
  private final String environment;
  private final InstantSource clock;
  private final Consumer<String> lines;

  /**
   * A reporter to the log of the function.
   *
   * @param environment which of the environments of an account this is, such as {@code dev}
   */
  public MetricsLedgerReporter(String environment) {
    this(environment, Clock.systemUTC());
  }

  /** A reporter whose metrics are of this clock's time. */
  public MetricsLedgerReporter(String environment, InstantSource clock) {
    this(environment, clock, powertools(), MetricLine::print);
  }

  private MetricsLedgerReporter(
      String environment, InstantSource clock, Metrics metrics, Consumer<String> lines) {
    this.environment = environment;
    this.clock = clock;
    this.metrics = metrics;
    this.lines = lines;
  }

  /** A reporter whose lines go anywhere but to the log. */
  static MetricsLedgerReporter to(Consumer<String> lines, String environment) {
    return new MetricsLedgerReporter(
        environment, Clock.systemUTC(), new MetricLine(System::getenv, lines), lines);
  }

  private static Metrics powertools() {
    MetricsFactory.setMetricsProvider(MetricLine::new);
    return MetricsFactory.getMetricsInstance();
  }

  @Override
  public void report(Ledger ledger) {
    try {
      // one instant for all: else midnight could part the two sides of an account
      Instant now = clock.instant();
      for (Subject subject : Subject.values()) {
        publish(ledger, subject, now);
      }
      ledger.measures().forEach((measure, values) -> publish(ledger, measure, values, now));
      // beside the metrics, and like them not through the logger: its lines are for trouble
      NoteLines.of(ledger, environment).forEach(lines);
      // else Powertools keeps something of each invocation for ever
      metrics.flush();
    } catch (RuntimeException unpublished) {
      LOG.error("the ledger of {} could not be published", ledger.stage().word(), unpublished);
    }
  }

  private void publish(Ledger ledger, Subject subject, Instant now) {
    if (ledger.taken(subject) == 0 && ledger.difference(subject) == 0) {
      return;
    }
    one(ledger, subject, TAKEN, ledger.taken(subject), now);
    for (Outcome outcome : Outcome.values()) {
      long number = ledger.counted(subject, outcome);
      if (number > 0) {
        one(ledger, subject, outcome.word(), number, now);
      }
    }
    long difference = ledger.difference(subject);
    // also when 0: an alarm on missing data is no alarm
    one(ledger, subject, DIFFERENCE, Math.abs(difference), now);
    if (difference != 0) {
      LOG.error("the ledger of {} differs by {}", ledger.stage().word(), difference);
    }
  }

  private void publish(Ledger ledger, Measure measure, List<Double> values, Instant now) {
    MetricUnit unit =
        switch (measure.unit()) {
          case COUNT -> MetricUnit.COUNT;
          case SECONDS -> MetricUnit.SECONDS;
        };
    // a metric holds so many values at most
    for (int from = 0; from < values.size(); from += MOST_VALUES) {
      List<Double> some = values.subList(from, Math.min(from + MOST_VALUES, values.size()));
      metrics.flushMetrics(one -> {
        one.setNamespace(NAMESPACE);
        one.setDefaultDimensions(dimensions(ledger, measure.outcome()));
        one.setTimestamp(now);
        some.forEach(value -> one.addMetric(measure.metric(), value, unit));
      });
    }
  }

  private void one(Ledger ledger, Subject subject, String outcome, long number, Instant now) {
    metrics.flushMetrics(one -> {
      one.setNamespace(NAMESPACE);
      one.setDefaultDimensions(dimensions(ledger, outcome));
      one.setTimestamp(now);
      one.addMetric(subject.word(), (double) number, MetricUnit.COUNT);
    });
  }

  private DimensionSet dimensions(Ledger ledger, String outcome) {
    return DimensionSet.of(
        "environment", environment, "function", ledger.stage().word(), "outcome", outcome);
  }
}
