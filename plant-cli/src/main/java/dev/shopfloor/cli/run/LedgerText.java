package dev.shopfloor.cli.run;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;

/** The ledger as a table for people. */
public final class LedgerText {
  private LedgerText() {}

  /** Prints one line a stage and subject, and then whether all adds up. */
  static void print(PrintWriter out, RunReport report) {
    out.println("Ledger");
    accounts(out, report.ledgers());
    if (report.atTheDoor() > 0) {
      out.printf("  refused at the door %,d (in quarantine)%n", report.atTheDoor());
    }
    report.stuck().forEach((queue, number) -> out.printf("  stuck in %s: %,d%n", queue, number));
    List<String> differences = report.differences();
    differences.forEach(difference -> out.println("  DIFFERENCE " + difference));
    out.println(
        report.addsUp()
            ? "  It adds up: every record is in exactly one outcome."
            : "  It does NOT add up; this is a defect, please report it.");
  }

  /** Prints one line a stage and subject that took anything. */
  public static void accounts(PrintWriter out, Collection<Ledger> ledgers) {
    for (Ledger ledger : ledgers) {
      for (Subject subject : Subject.values()) {
        if (ledger.taken(subject) > 0) {
          out.printf(
              "  %-10s %-9s %,9d = %s%n",
              ledger.stage().word(), subject.word(), ledger.taken(subject), sum(ledger, subject));
        }
      }
    }
  }

  private static String sum(Ledger ledger, Subject subject) {
    StringBuilder sum = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      long number = ledger.counted(subject, outcome);
      if (number > 0) {
        sum.append(sum.isEmpty() ? "" : " + ").append("%,d %s".formatted(number, outcome.word()));
      }
    }
    return sum.isEmpty() ? "0" : sum.toString();
  }
}
