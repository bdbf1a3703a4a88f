package dev.shopfloor.cli.load;

import dev.shopfloor.ledger.Ledger;
import java.util.List;
import java.util.Map;

/**
 * What became of a load.
 *
 * @param spec what was asked for
 * @param machine on which it was seen
 * @param steps one for each rate, in the order in which they were tried
 * @param messages sent in all, the warm-up's included
 * @param readings in them
 * @param ledgers the account of each stage
 * @param waiting messages that the plant had not done when it was stopped; they are queued, not
 *     lost
 * @param stuck messages in dead-letter queues and at the end of the line, where any are
 * @param differences what does not add up; says nothing while messages wait
 */
record LoadReport(
    LoadSpec spec,
    String machine,
    List<StepResult> steps,
    long messages,
    long readings,
    List<Ledger> ledgers,
    int waiting,
    Map<String, Integer> stuck,
    List<String> differences) {
  /** Copies the collections. */
  LoadReport {
    steps = List.copyOf(steps);
    ledgers = List.copyOf(ledgers);
    stuck = Map.copyOf(stuck);
    differences = List.copyOf(differences);
  }

  /** Whether every reading is accounted for. */
  boolean addsUp() {
    return waiting == 0 && stuck.isEmpty() && differences.isEmpty();
  }
}
