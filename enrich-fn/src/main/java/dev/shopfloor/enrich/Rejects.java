package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one message that cannot be used. They share one record an asset and reason: each
 * record holds the whole message's bytes, and replaying them once is enough.
 */
final class Rejects {
  private static final int MOST_NAMED = 20;

  // most messages have none
  private @Nullable Map<Heading, List<Reject>> byHeading;

  /** Adds a tag; its asset is null where none is known. */
  void add(@Nullable AssetKey asset, Reason reason, String tag, String message) {
    if (byHeading == null) {
      byHeading = new LinkedHashMap<>();
    }
    byHeading
        .computeIfAbsent(new Heading(asset, reason), first -> new ArrayList<>())
        .add(new Reject(tag, message));
  }

  void keep(RawMessage message, Enrichment into) {
    if (byHeading == null) {
      return;
    }
    byHeading.forEach((heading, rejects) ->
        into.keep(
            new Quarantined(
                heading.reason(),
                fields(rejects),
                rejects.getFirst().tag() + ": " + rejects.getFirst().message(),
                Stage.ENRICH.word(),
                heading.asset() == null ? null : heading.asset().text(),
                message.topic(),
                message.rx(),
                message.bytes()),
            heading.reason() == Reason.LATE ? Outcome.LATE : Outcome.QUARANTINED,
            rejects.size()));
  }

  private static String fields(List<Reject> rejects) {
    List<String> names = rejects.stream().map(Reject::tag).distinct().toList();
    return names.size() <= MOST_NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMED))
            + " and %d more".formatted(names.size() - MOST_NAMED);
  }

  private record Heading(@Nullable AssetKey asset, Reason reason) {}

  private record Reject(String tag, String message) {}
}
