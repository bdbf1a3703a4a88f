package dev.shopfloor.cli.cost;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import java.util.List;
import java.util.Set;

/** How much a call writes to its log. */
final class LogLines {
  /** Lambda's own lines of a call: start and report as JSON, with what CloudWatch adds to each. */
  static final int PLATFORM = 900;

  // one metric in embedded metric format, and one note, each with CloudWatch's 26 bytes
  private static final int METRIC = 340;
  private static final int NOTE = 130;
  private static final int MOST_VALUES = 100;
  private static final Set<String> UNTOLD =
      Set.of("productionForwarded", "ignoredTags", "kpiPoints");

  private LogLines() {}

  /** The bytes of the lines that tell an account, as MetricsLedgerReporter writes them. */
  static long of(Ledger ledger) {
    long metrics = 0;
    for (Subject subject : Subject.values()) {
      if (ledger.taken(subject) > 0) {
        // taken and difference, and each outcome that occurred
        metrics += 2;
        for (Outcome outcome : Outcome.values()) {
          metrics += ledger.counted(subject, outcome) > 0 ? 1 : 0;
        }
      }
    }
    for (List<Double> values : ledger.measures().values()) {
      metrics += (values.size() + MOST_VALUES - 1) / MOST_VALUES;
    }
    long notes =
        ledger.notes().entrySet().stream()
            .filter(note -> note.getValue() > 0 && !UNTOLD.contains(note.getKey()))
            .count();
    return metrics * METRIC + notes * NOTE;
  }
}
