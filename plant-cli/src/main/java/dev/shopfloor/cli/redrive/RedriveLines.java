package dev.shopfloor.cli.redrive;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.cli.redrive.RedriveAccount.End;
import dev.shopfloor.cli.redrive.RedriveAccount.Stayed;
import java.io.IOException;
import java.io.PrintWriter;

/** A redrive, for programs. */
public final class RedriveLines {
  private final PrintWriter out;
  private final DeadEnd end;
  private final long about;

  /**
   * The lines of a redrive.
   *
   * @param about how many messages there are now, about; below 0 where that is not known
   */
  public RedriveLines(PrintWriter out, DeadEnd end, long about) {
    this.out = out;
    this.end = end;
    this.about = about;
  }

  /** What was moved: a line for each letter that was not, then the account. */
  public void print(RedriveAccount account) {
    OutcomeLines lines = new OutcomeLines(out, false);
    for (Stayed each : account.stayed()) {
      lines.line(
          each.end().word(),
          json -> {
            letter(json, each.letter());
            json.writeStringField("why", each.why());
          });
    }
    lines.line(
        "redrive",
        json -> {
          json.writeStringField("from", end.place());
          json.writeStringField("to", end.target());
          json.writeNumberField("taken", account.taken());
          for (End each : End.values()) {
            json.writeNumberField(each.word(), account.count(each));
          }
          json.writeNumberField("undeleted", account.undeleted());
          json.writeNumberField("hidden", account.hidden());
          if (about >= 0) {
            json.writeNumberField("about", about);
          }
          String stopped = account.stopped();
          if (stopped != null) {
            json.writeStringField("stopped", stopped);
          }
        });
    lines.flush();
  }

  /** What lies there: a line for each cause, then how many there are. */
  public void print(Survey survey) {
    OutcomeLines lines = new OutcomeLines(out, false);
    for (Survey.Cause cause : survey.causes()) {
      lines.line(
          "cause",
          json -> {
            letter(json, cause.sample());
            json.writeStringField("says", cause.sample().says());
            json.writeNumberField("number", cause.number());
            json.writeNumberField("oldest", cause.oldest());
            json.writeNumberField("newest", cause.newest());
            json.writeNumberField("firstReceived", cause.firstReceived());
            json.writeNumberField("mostReceives", cause.mostReceives());
            json.writeNumberField("refused", cause.refused());
          });
    }
    lines.line(
        "redrive",
        json -> {
          json.writeBooleanField("dryRun", true);
          json.writeStringField("from", end.place());
          json.writeStringField("to", end.target());
          json.writeNumberField("taken", survey.seen());
          json.writeNumberField("left", survey.seen());
          json.writeNumberField("hidden", survey.hidden());
          if (about >= 0) {
            json.writeNumberField("about", about);
          }
        });
    lines.flush();
  }

  private static void letter(JsonGenerator json, DeadLetter letter) throws IOException {
    json.writeStringField("id", letter.id());
    json.writeStringField("form", letter.word());
    json.writeStringField("cause", letter.cause());
    json.writeStringField("subject", letter.subject());
    json.writeNumberField("redriven", letter.redriven());
  }
}
