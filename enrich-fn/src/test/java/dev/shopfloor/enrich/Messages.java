package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.testing.TestPlant;
import java.util.List;

/** Messages of the press of {@link TestPlant}, and what becomes of them. */
final class Messages {
  /** 2026-11-16T03:33:20Z. */
  static final long RX = 1_794_800_000_000_000_000L;

  private Messages() {}

  static RawMessage message(byte[] payload) {
    return new RawMessage(TestPlant.TOPIC, RX, payload, null, null, null);
  }

  static Enrichment enrich(String payload) {
    return enrich(TestPlant.press(), payload);
  }

  static Enrichment enrich(AssetRevision asset, String payload) {
    Enrichment into = new Enrichment();
    new Enricher(TestPlant.directory(asset), new MemorySourceStore())
        .enrich(message(payload.getBytes(UTF_8)), into);
    return into;
  }

  static List<EnrichedPoint> points(Enrichment enriched) {
    return enriched.points().values().stream().flatMap(List::stream).toList();
  }

  static EnrichedPoint onlyPoint(Enrichment enriched) {
    List<EnrichedPoint> points = points(enriched);
    if (points.size() != 1 || !enriched.quarantined().isEmpty()) {
      throw new AssertionError("one point was expected: " + points + enriched.quarantined());
    }
    return points.getFirst();
  }

  static Quarantined onlyQuarantined(Enrichment enriched) {
    if (enriched.quarantined().size() != 1) {
      throw new AssertionError("one record was expected: " + enriched.quarantined());
    }
    return enriched.quarantined().getFirst();
  }
}
