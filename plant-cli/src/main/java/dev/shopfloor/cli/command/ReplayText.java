package dev.shopfloor.cli.command;

import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.cli.quarantine.KeptRecord;
import dev.shopfloor.cli.quarantine.StackReplay;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.Quarantined;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a replay on a stack gave. */
final class ReplayText {
  private ReplayText() {}

  private enum Word {
    /** It went through the first stage. */
    PASSED,
    /** It is on the queue of a later stage. */
    QUEUED,
    /** It is refused again. */
    BACK,
    /** It holds no message. */
    SKIPPED
  }

  private record Outcome(KeptRecord kept, Word word, @Nullable Quarantined again) {}

  private static List<Outcome> outcomes(StackReplay.Result result) {
    List<Outcome> all = new ArrayList<>();
    for (KeptRecord kept : result.passed()) {
      boolean known = kept.record().stage().equals(Stage.ENRICH.word());
      all.add(new Outcome(kept, known ? Word.PASSED : Word.QUEUED, null));
    }
    result.back().forEach((kept, again) -> all.add(new Outcome(kept, Word.BACK, again)));
    result.skipped().forEach(kept -> all.add(new Outcome(kept, Word.SKIPPED, null)));
    return all;
  }

  /** Prints it for people. */
  static void print(PrintWriter out, StackReplay.Result result) {
    List<Outcome> all = outcomes(result);
    for (Outcome each : all) {
      out.printf("  %s  %s%n", each.kept().shortId(), sentence(each));
    }
    out.printf(
        "%d passed, %d are on their queue, %d came back, %d cannot be replayed%n",
        count(all, Word.PASSED),
        count(all, Word.QUEUED),
        count(all, Word.BACK),
        count(all, Word.SKIPPED));
  }

  private static String sentence(Outcome each) {
    Quarantined again = each.again();
    return switch (each.word()) {
      case PASSED -> "passed";
      case QUEUED -> "is on the queue of " + each.kept().record().stage();
      case BACK ->
          again == null
              ? "came back"
              : "came back as %s: %s".formatted(again.reason(), again.reason().mend());
      case SKIPPED -> "holds no message that could be sent: its envelope was broken";
    };
  }

  private static long count(List<Outcome> all, Word word) {
    return all.stream().filter(each -> each.word() == word).count();
  }

  /** Prints it for programs, one object a record. */
  static void lines(PrintWriter out, StackReplay.Result result) {
    OutcomeLines lines = new OutcomeLines(out, false);
    for (Outcome each : outcomes(result)) {
      lines.line(
          "replayed",
          json -> {
            json.writeStringField("id", each.kept().id());
            json.writeStringField("result", each.word().name().toLowerCase(java.util.Locale.ROOT));
            json.writeStringField("reason", each.kept().record().reason().name());
            Quarantined again = each.again();
            if (again != null) {
              json.writeStringField("now", again.reason().name());
            }
          });
    }
    lines.flush();
  }
}
