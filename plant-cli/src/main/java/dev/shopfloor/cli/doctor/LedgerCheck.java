package dev.shopfloor.cli.doctor;

import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.runtime.aws.MetricsLedgerReporter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a stage's account of the last day adds up. */
record LedgerCheck(StackView stack, Metrics metrics, Stage stage, Subject subject)
    implements Check {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int STEP = 300;
  private static final int PERCENT = 100;
  private static final int MANY_PERCENT = 5;
  private static final int ENOUGH = 20;

  @Override
  public String part() {
    return "%s %s".formatted(stage.word(), subject.word());
  }

  @Override
  public List<Finding> look() {
    Map<String, Metric> all = new LinkedHashMap<>();
    all.put(MetricsLedgerReporter.TAKEN, metric(MetricsLedgerReporter.TAKEN));
    for (Outcome outcome : Outcome.values()) {
      if (stage.outcomes(subject).contains(outcome)) {
        all.put(outcome.word(), metric(outcome.word()));
      }
    }
    // the last five minutes are still on their way from the log to the metrics
    Instant to =
        Instant.ofEpochSecond(Math.floorDiv(stack.now().getEpochSecond() - STEP, STEP) * STEP);
    Map<Metric, Double> sums = metrics.sums(List.copyOf(all.values()), to.minus(DAY), to, STEP);
    Map<String, Long> counts = new LinkedHashMap<>();
    all.forEach((word, metric) -> counts.put(word, Math.round(sums.getOrDefault(metric, 0.0))));
    return List.of(judge(counts));
  }

  private Finding judge(Map<String, Long> counts) {
    long taken = counts.getOrDefault(MetricsLedgerReporter.TAKEN, 0L);
    long explained = counts.values().stream().mapToLong(Long::longValue).sum() - taken;
    String account = account(taken, counts);
    if (taken != explained) {
      return new Finding.Fault(
          part(),
          "%s: %,d %s"
              .formatted(
                  account,
                  Math.abs(taken - explained),
                  taken > explained ? "are not explained" : "too many"),
          Next.step(
              "find \"the ledger of %s differs\" in its log and report it".formatted(stage.word()),
              anchor()));
    }
    if (taken == 0) {
      return new Finding.Ok(part(), "none in the last day");
    }
    long quarantined = counts.getOrDefault(Outcome.QUARANTINED.word(), 0L);
    if (taken >= ENOUGH && quarantined * PERCENT > taken * MANY_PERCENT) {
      return new Finding.Warning(
          part(),
          account + ": many could not be used",
          Next.step(
              "see why: ./plant quarantine list --stack " + stack.name(),
              "%s%squarantined".formatted(stage.word(), subject.word())));
    }
    return new Finding.Ok(part(), account);
  }

  private static String account(long taken, Map<String, Long> counts) {
    List<String> parts = new ArrayList<>();
    counts.forEach((word, number) -> {
      if (number > 0 && !word.equals(MetricsLedgerReporter.TAKEN)) {
        parts.add("%,d %s".formatted(number, word));
      }
    });
    return "%,d taken = %s".formatted(taken, parts.isEmpty() ? "0" : String.join(" + ", parts));
  }

  private String anchor() {
    return "%s%sday".formatted(stage.word(), subject.word()).toLowerCase(Locale.ROOT);
  }

  private Metric metric(String outcome) {
    return Metric.ours(stack, stage, subject.word(), outcome, "Sum");
  }
}
