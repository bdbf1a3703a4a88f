package dev.shopfloor.cli.alert;

import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * The account of a trial.
 *
 * @param lines alert lines and ticks
 * @param queued lines about which nothing is decided at the end
 * @param failed orders that the maintenance system refused and nobody has tried again
 * @param ledger the bridge's own
 */
record AlertAccount(long lines, int queued, int failed, Ledger ledger) {
  /** Whether every alert has exactly one outcome. */
  boolean addsUp() {
    return ledger.balanced();
  }

  /** Whether the maintenance system has taken all that was for it. */
  boolean arrived() {
    return queued == 0 && failed == 0;
  }

  /** Prints it as the last JSON line. */
  void print(OutcomeLines out) {
    out.line(
        "ledger",
        json -> {
          json.writeBooleanField("addsUp", addsUp());
          json.writeNumberField("lines", lines);
          json.writeObjectFieldStart(Subject.ALERTS.word());
          json.writeNumberField("taken", ledger.taken(Subject.ALERTS));
          for (Outcome outcome : Outcome.values()) {
            if (ledger.counted(Subject.ALERTS, outcome) > 0) {
              json.writeNumberField(outcome.word(), ledger.counted(Subject.ALERTS, outcome));
            }
          }
          json.writeEndObject();
          json.writeNumberField("queued", queued);
          json.writeNumberField("refusedOrders", failed);
          json.writeObjectFieldStart("notes");
          for (Map.Entry<String, Long> note : notes().entrySet()) {
            json.writeNumberField(note.getKey(), note.getValue());
          }
          json.writeEndObject();
        });
  }

  /** Prints it for people. */
  void print(PrintWriter err) {
    err.printf("Ledger of %,d lines%n", lines);
    err.printf("  %-9s %,11d = %s%n", Subject.ALERTS.word(), ledger.taken(Subject.ALERTS), sum());
    notes().forEach((name, number) -> err.printf("  %-21s %,d%n", name, number));
    if (queued > 0) {
      err.printf("  %,d alerts still wait for the maintenance system%n", queued);
    }
    if (failed > 0) {
      err.printf("  %,d orders were refused by the maintenance system%n", failed);
    }
    err.println(
        addsUp()
            ? "  It adds up: every alert is in exactly one outcome."
            : "  It does NOT add up; this is a defect, please report it.");
    err.flush();
  }

  private String sum() {
    StringBuilder sum = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      long number = ledger.counted(Subject.ALERTS, outcome);
      if (number > 0) {
        sum.append(sum.isEmpty() ? "" : " + ").append("%,d %s".formatted(number, outcome.word()));
      }
    }
    return sum.isEmpty() ? "0" : sum.toString();
  }

  private Map<String, Long> notes() {
    Map<String, Long> notes = new TreeMap<>(ledger.notes());
    notes.values().removeIf(number -> number == 0);
    return notes;
  }
}
