package dev.shopfloor.cli.oee;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * The account of an intake.
 *
 * @param ledger the stage's own
 * @param lines read, of whatever kind
 */
public record OeeAccount(Ledger ledger, long lines) {
  private static final String LINES = "lines.";

  /** Whether every point has exactly one outcome, and every line was a point or is counted. */
  public boolean addsUp() {
    long others =
        ledger.notes().entrySet().stream()
            .filter(note -> note.getKey().startsWith(LINES))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return ledger.balanced()
        && ledger.taken(Subject.POINTS) + ledger.noted("otherRoles") + others == lines;
  }

  /** Writes it into a JSON object that is already begun. */
  void write(JsonGenerator json) throws IOException {
    json.writeBooleanField("addsUp", addsUp());
    json.writeNumberField("lines", lines);
    json.writeObjectFieldStart(Subject.POINTS.word());
    json.writeNumberField("taken", ledger.taken(Subject.POINTS));
    for (Outcome outcome : Outcome.values()) {
      if (ledger.counted(Subject.POINTS, outcome) > 0) {
        json.writeNumberField(outcome.word(), ledger.counted(Subject.POINTS, outcome));
      }
    }
    json.writeEndObject();
    json.writeObjectFieldStart("notes");
    for (Map.Entry<String, Long> note : notes().entrySet()) {
      json.writeNumberField(note.getKey(), note.getValue());
    }
    json.writeEndObject();
  }

  /** Prints it for people. */
  void print(PrintWriter err) {
    err.printf("Ledger of %,d lines%n", lines);
    err.printf("  points %,11d = %s%n", ledger.taken(Subject.POINTS), outcomes());
    notes().forEach((name, number) -> err.printf("  %-24s %,d%n", name, number));
    err.println(
        addsUp()
            ? "  It adds up: every record is in exactly one outcome."
            : "  It does NOT add up; this is a defect, please report it.");
    err.flush();
  }

  private String outcomes() {
    StringBuilder sum = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      long number = ledger.counted(Subject.POINTS, outcome);
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
