package dev.shopfloor.cli.redrive;

import dev.shopfloor.cli.redrive.RedriveAccount.End;
import dev.shopfloor.cli.redrive.RedriveAccount.Stayed;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A redrive, for people. */
public final class RedriveText {
  private final PrintWriter out;
  private final DeadEnd end;
  private final long about;

  /**
   * The text of a redrive.
   *
   * @param about how many messages there are now, about; below 0 where that is not known
   */
  public RedriveText(PrintWriter out, DeadEnd end, long about) {
    this.out = out;
    this.end = end;
    this.about = about;
  }

  /** What was moved. */
  public void print(RedriveAccount account) {
    for (List<Stayed> alike : alike(account)) {
      Stayed first = alike.getFirst();
      out.printf(
          "  %d %s: %s (such as %s%s)%n",
          alike.size(),
          first.end().word(),
          first.why(),
          first.letter().id(),
          subject(first.letter()));
    }
    String stopped = account.stopped();
    if (stopped != null) {
      out.printf("stopped: %s%n", stopped);
    }
    out.printf(
        "%s to %s: %d taken = %d moved + %d failed + %d left + %d refused%n",
        end.place(),
        end.target(),
        account.taken(),
        account.count(End.MOVED),
        account.count(End.FAILED),
        account.count(End.LEFT),
        account.count(End.REFUSED));
    if (account.undeleted() > 0) {
      out.printf(
          "%d of those moved are still there and will be moved once more, which does no harm%n",
          account.undeleted());
    }
    rest(account.hidden());
    if (account.count(End.MOVED) > 0) {
      out.printf("next: %s%n", end.next());
    }
    out.flush();
  }

  /** What lies there. */
  public void print(Survey survey, Instant now) {
    for (Survey.Cause cause : survey.causes()) {
      DeadLetter sample = cause.sample();
      out.printf("  %d: %s%n", cause.number(), sample.cause());
      if (!sample.says().isEmpty()) {
        out.printf("      it says: %s%n", sample.says());
      }
      out.printf(
          "      sent %s to %s ago, received up to %d times, first %s ago%n",
          ago(cause.oldest(), now),
          ago(cause.newest(), now),
          cause.mostReceives(),
          ago(cause.firstReceived(), now));
      out.printf("      such as %s%s%n", sample.id(), subject(sample));
      if (cause.refused() > 0) {
        out.printf("      %d of them would be refused%n", cause.refused());
      }
    }
    out.printf("%s: %d looked at, nothing moved%n", end.place(), survey.seen());
    rest(survey.hidden());
    out.flush();
  }

  private void rest(int hidden) {
    if (hidden > 0) {
      out.printf(
          "%d could not be shown again: they are hidden for up to %d minutes%n",
          hidden, DeadLetterQueue.HIDDEN.toMinutes());
    }
    if (about >= 0) {
      out.printf("%s holds about %d messages now%n", end.place(), about);
    }
  }

  private static Iterable<List<Stayed>> alike(RedriveAccount account) {
    Map<String, List<Stayed>> groups = new LinkedHashMap<>();
    for (Stayed each : account.stayed()) {
      groups.computeIfAbsent(each.end() + each.why(), first -> new ArrayList<>()).add(each);
    }
    return groups.values();
  }

  private static String subject(DeadLetter letter) {
    return letter.subject().isEmpty() ? "" : ", " + letter.subject();
  }

  private static String ago(long millis, Instant now) {
    if (millis <= 0) {
      return "an unknown time";
    }
    Duration age = Duration.between(Instant.ofEpochMilli(millis), now);
    if (age.toDays() >= 2) {
      return age.toDays() + " days";
    }
    return age.toHours() >= 2
        ? age.toHours() + " hours"
        : Math.max(0, age.toMinutes()) + " minutes";
  }
}
