package dev.shopfloor.writer;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TelemetryMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What becomes of one message, from the outcomes of its points.
 *
 * @param message the message
 * @param outcomes of its points, in order; empty when it cannot be read
 */
record MessageFate(TakenMessage message, List<WriteOutcome> outcomes) {
  /**
   * Whether the whole message must come again: a point is not decided, or the message waits for the
   * release that can read it.
   */
  boolean open() {
    return message.newer() || outcomes.stream().anyMatch(WriteOutcome.RetryAfter.class::isInstance);
  }

  /** What quarantine must hold before the message may be acknowledged. */
  List<Quarantined> quarantined() {
    TelemetryMessage telemetry = message.telemetry();
    if (telemetry == null) {
      return List.of(message.unreadable());
    }
    List<Quarantined> kept = new ArrayList<>(0);
    keep(kept, telemetry, Reason.STORE_REJECTED, Outcome.QUARANTINED, "refused");
    keep(kept, telemetry, Reason.LATE, Outcome.LATE, "no longer keeps");
    return kept;
  }

  /** Counts the points of a message that is done with. */
  void count(Ledger ledger) {
    if (outcomes.isEmpty()) {
      ledger.count(Subject.POINTS, Outcome.QUARANTINED, message.size());
    }
    outcomes.forEach(outcome -> ledger.count(Subject.POINTS, word(outcome), 1));
  }

  private void keep(
      List<Quarantined> kept,
      TelemetryMessage telemetry,
      Reason reason,
      Outcome word,
      String verb) {
    int[] hit =
        IntStream.range(0, outcomes.size()).filter(at -> word(outcomes.get(at)) == word).toArray();
    if (hit.length > 0) {
      List<String> tags =
          IntStream.of(hit).mapToObj(at -> telemetry.points().get(at).tag()).distinct().toList();
      String text =
          "the store %s %d of %d points, the first of tag %s: %s"
              .formatted(
                  verb, hit.length, outcomes.size(), tags.getFirst(), words(outcomes.get(hit[0])));
      kept.add(message.quarantined(reason, tags.size() == 1 ? tags.getFirst() : null, text));
    }
  }

  private static Outcome word(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Stored stored -> Outcome.STORED;
      case WriteOutcome.Duplicate duplicate -> Outcome.DUPLICATE;
      case WriteOutcome.Late late -> Outcome.LATE;
      case WriteOutcome.Rejected rejected -> Outcome.QUARANTINED;
      case WriteOutcome.RetryAfter retry -> Outcome.RETURNED;
    };
  }

  private static String words(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Late(String reason) -> reason;
      case WriteOutcome.Rejected(String reason) -> reason;
      default -> Objects.toString(outcome);
    };
  }
}
