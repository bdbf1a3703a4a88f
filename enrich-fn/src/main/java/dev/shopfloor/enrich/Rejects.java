package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The tags of one message that cannot be used. They share one record a reason: each record holds
 * the whole message's bytes, and replaying them once is enough.
 */
final class Rejects {
  private static final int MOST_NAMED = 20;

  private final Map<Reason, List<Reject>> byReason = new EnumMap<>(Reason.class);

  void add(Reason reason, String tag, String message) {
    byReason.computeIfAbsent(reason, first -> new ArrayList<>()).add(new Reject(tag, message));
  }

  void keep(RawMessage message, AssetKey asset, Enrichment into) {
    byReason.forEach((reason, rejects) ->
        into.keep(
            new Quarantined(
                reason,
                fields(rejects),
                rejects.getFirst().tag() + ": " + rejects.getFirst().message(),
                Stage.ENRICH.word(),
                asset.text(),
                message.topic(),
                message.rx(),
                message.bytes()),
            reason == Reason.LATE ? Outcome.LATE : Outcome.QUARANTINED,
            rejects.size()));
  }

  private static String fields(List<Reject> rejects) {
    List<String> names = rejects.stream().map(Reject::tag).distinct().toList();
    return names.size() <= MOST_NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMED))
            + " and %d more".formatted(names.size() - MOST_NAMED);
  }

  private record Reject(String tag, String message) {}
}
