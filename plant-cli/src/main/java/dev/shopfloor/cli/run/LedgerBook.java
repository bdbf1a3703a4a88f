package dev.shopfloor.cli.run;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.runtime.LedgerReporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up the accounts of all invocations and holds them against each other. */
public final class LedgerBook implements LedgerReporter {
  private final Map<Stage, Ledger> stages = new EnumMap<>(Stage.class);

  /** An empty book with a page for every stage. */
  public LedgerBook() {
    for (Stage stage : Stage.values()) {
      stages.put(stage, new Ledger(stage));
    }
  }

  @Override
  public synchronized void report(Ledger ledger) {
    page(ledger.stage()).add(ledger);
  }

  /** The account of a stage so far; a copy. */
  public synchronized Ledger of(Stage stage) {
    Ledger copy = new Ledger(stage);
    copy.add(page(stage));
    return copy;
  }

  /** The accounts of all stages so far. */
  public synchronized Collection<Ledger> all() {
    return stages.keySet().stream().map(this::of).toList();
  }

  /**
   * What does not add up: within a stage, and from one stage to the next once all queues are
   * drained.
   *
   * @param published messages that were given to the broker
   * @param undelivered messages that ended in IngestFailureQueue
   * @return sentences; empty when every record is accounted for
   */
  public synchronized List<String> differences(long published, long undelivered) {
    List<String> found = new ArrayList<>();
    for (Ledger ledger : stages.values()) {
      for (Subject subject : ledger.unbalanced()) {
        found.add(
            "%s took %d %s but %d more ended in no outcome"
                .formatted(
                    ledger.stage().word(),
                    ledger.taken(subject),
                    subject.word(),
                    ledger.difference(subject)));
      }
    }
    Ledger enrich = page(Stage.ENRICH);
    Ledger writer = page(Stage.WRITER);
    Ledger oee = page(Stage.OEE);
    compare(
        found,
        "messages published less undelivered",
        published - undelivered,
        "messages that enrich received",
        enrich.received(Subject.MESSAGES));
    compare(
        found,
        "points that enrich and oee forwarded",
        enrich.counted(Subject.POINTS, Outcome.FORWARDED) + oee.noted("kpiPoints"),
        "points that the writer received",
        writer.received(Subject.POINTS));
    compare(
        found,
        "production points that enrich forwarded",
        enrich.noted("productionForwarded"),
        "points that oee received",
        oee.received(Subject.POINTS));
    return found;
  }

  private Ledger page(Stage stage) {
    return java.util.Objects.requireNonNull(stages.get(stage));
  }

  private static void compare(
      List<String> found, String leftName, long left, String rightName, long right) {
    if (left != right) {
      found.add("%s: %d, but %s: %d".formatted(leftName, left, rightName, right));
    }
  }
}
