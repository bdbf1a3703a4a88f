package dev.shopfloor.cli.enrich;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.enrich.Enrichment;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The account of a trial.
 *
 * @param messages given, readable or not
 * @param waiting those of them that still wait for an announcement of their source
 * @param ledger the stage's own; a message that has waited was taken twice
 */
public record TrialAccount(long messages, long waiting, Ledger ledger) {
  /** Whether every message and every point has exactly one outcome. */
  public boolean addsUp() {
    return ledger.balanced() && ledger.received(Subject.MESSAGES) + waiting == messages;
  }

  /** Prints it as the last JSON line. */
  public void print(OutcomeLines lines) {
    lines.line(
        "ledger",
        json -> {
          json.writeBooleanField("addsUp", addsUp());
          json.writeNumberField("lines", messages);
          json.writeNumberField("waiting", waiting);
          for (Subject subject : new Subject[] {Subject.MESSAGES, Subject.POINTS}) {
            json.writeObjectFieldStart(subject.word());
            json.writeNumberField("taken", ledger.taken(subject));
            for (Outcome outcome : Outcome.values()) {
              if (ledger.counted(subject, outcome) > 0) {
                json.writeNumberField(outcome.word(), ledger.counted(subject, outcome));
              }
            }
            json.writeEndObject();
          }
          reasons(json, "refusedMessages", Enrichment.MESSAGES_OF);
          reasons(json, "refusedPoints", Enrichment.POINTS_OF);
          json.writeObjectFieldStart("notes");
          for (Map.Entry<String, Long> note : notes().entrySet()) {
            json.writeNumberField(note.getKey(), note.getValue());
          }
          json.writeEndObject();
        });
  }

  private void reasons(JsonGenerator json, String name, String prefix) throws IOException {
    json.writeObjectFieldStart(name);
    for (Reason reason : Reason.values()) {
      if (ledger.noted(prefix + reason) > 0) {
        json.writeNumberField(reason.name(), ledger.noted(prefix + reason));
      }
    }
    json.writeEndObject();
  }

  /** Prints it for people. */
  public void print(PrintWriter err) {
    err.printf("Ledger of %,d messages%n", messages);
    for (Subject subject : new Subject[] {Subject.MESSAGES, Subject.POINTS}) {
      err.printf("  %-9s %,11d = %s%n", subject.word(), ledger.taken(subject), outcomes(subject));
    }
    if (waiting > 0) {
      err.printf("  %,d messages still wait for an announcement of their source%n", waiting);
    }
    notes().forEach((name, number) -> err.printf("  %-21s %,d%n", name, number));
    for (Reason reason : Reason.values()) {
      String counts =
          Stream.of(
                  counted(Enrichment.MESSAGES_OF + reason, Subject.MESSAGES),
                  counted(Enrichment.POINTS_OF + reason, Subject.POINTS))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(", "));
      if (!counts.isEmpty()) {
        err.printf("  %-21s %s%n      %s%n", reason, counts, reason.mend());
      }
    }
    err.println(
        addsUp()
            ? "  It adds up: every record is in exactly one outcome."
            : "  It does NOT add up; this is a defect, please report it.");
    err.flush();
  }

  private String counted(String note, Subject subject) {
    long number = ledger.noted(note);
    return number == 0 ? "" : "%,d %s".formatted(number, subject.word());
  }

  private String outcomes(Subject subject) {
    StringBuilder sum = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      long number = ledger.counted(subject, outcome);
      if (number > 0) {
        sum.append(sum.isEmpty() ? "" : " + ").append("%,d %s".formatted(number, outcome.word()));
      }
    }
    return sum.isEmpty() ? "0" : sum.toString();
  }

  /** What is counted beside the account, but for the reasons. */
  private Map<String, Long> notes() {
    Map<String, Long> notes = new TreeMap<>(ledger.notes());
    notes
        .keySet()
        .removeIf(name ->
            name.startsWith(Enrichment.MESSAGES_OF) || name.startsWith(Enrichment.POINTS_OF));
    notes.values().removeIf(number -> number == 0);
    return notes;
  }
}
