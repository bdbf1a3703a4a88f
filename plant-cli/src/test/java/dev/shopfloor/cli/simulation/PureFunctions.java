package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.enrich.AlarmState;
import dev.shopfloor.enrich.AlarmStore;
import dev.shopfloor.enrich.AlertRaiser;
import dev.shopfloor.enrich.Enricher;
import dev.shopfloor.enrich.Enrichment;
import dev.shopfloor.enrich.Envelope;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.oee.Fold;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.Observation;
import dev.shopfloor.oee.ObservationReader;
import dev.shopfloor.oee.ShiftCalendar;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The functions' own decoding, alerting and folding, in memory and without any AWS. */
final class PureFunctions implements AlarmStore {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final PlantModel model =
      PlantFiles.load(Path.of("..", "docs", "examples", "simulated", "plant.yaml")).require();
  private final Enricher enricher =
      new Enricher(new MapPlantDirectory(model), new MemorySourceStore());
  private final Map<String, AlarmState> alarms = new HashMap<>();
  private final List<ShopfloorEvent> events = new ArrayList<>();
  private final AlertRaiser raiser = new AlertRaiser(this, events::addAll);
  private final SortedMap<String, Long> quarantined = new TreeMap<>();
  private final Map<AssetKey, Map<Long, List<Observation>>> observations = new HashMap<>();

  void take(SentMessage message) {
    Enrichment enriched = new Enrichment();
    enricher.enrich(
        new Envelope.RawMessage(
            message.topic(), nanos(message.receivedAt()), message.payload(), null, null, null),
        enriched);
    raiser.process(enriched.observations());
    for (Quarantined record : enriched.quarantined()) {
      quarantined.merge(record.reason().name(), 1L, Long::sum);
    }
    enriched
        .points()
        .forEach((context, points) -> {
          for (EnrichedPoint point : points) {
            if (point.role().production()) {
              observe(context.key(), point);
            }
          }
        });
  }

  private void observe(AssetKey key, EnrichedPoint point) {
    AssetRevision revision = history(key).at(point.time());
    switch (ObservationReader.read(point, revision)) {
      case ObservationReader.Outcome.Accepted(Observation seen) ->
          observations
              .computeIfAbsent(key, first -> new HashMap<>())
              .computeIfAbsent(MinuteBucket.minuteOf(point.time()), first -> new ArrayList<>())
              .add(seen);
      case ObservationReader.Outcome.Refused refused -> throw new AssertionError(refused);
    }
  }

  /** What the fold says of the shift that begins at an instant. */
  ShiftResult fold(String asset, Instant shiftStart, Instant asOf) {
    String[] parts = asset.split("/", -1);
    AssetHistory history = history(new AssetKey(parts[0], parts[1]));
    AssetRevision revision = history.at(nanos(shiftStart));
    ShiftWindow window =
        ShiftCalendar.windowAt(revision.zone(), revision.oee().shifts(), nanos(shiftStart));
    List<MinuteBucket> buckets = new ArrayList<>();
    observations
        .getOrDefault(history.key(), Map.of())
        .forEach((minute, seen) -> buckets.add(MinuteBucket.of(minute, seen)));
    return Fold.fold(history, window, buckets, Math.min(nanos(asOf), window.end()));
  }

  /** Records in quarantine by reason. */
  SortedMap<String, Long> quarantined() {
    return quarantined;
  }

  /** When each problem was raised, by its dedup parts. */
  SortedMap<String, List<Instant>> raised() {
    SortedMap<String, List<Instant>> raised = new TreeMap<>();
    for (ShopfloorEvent event : events) {
      if (event instanceof Alert alert && alert.state() == Alert.State.RAISED) {
        raised
            .computeIfAbsent(String.join("/", alert.dedupParts()), first -> new ArrayList<>())
            .add(Instant.ofEpochMilli(alert.eventTime() / NANOS_PER_MILLI));
      }
    }
    return raised;
  }

  private AssetHistory history(AssetKey key) {
    return model.assets().stream()
        .filter(history -> history.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static long nanos(Instant instant) {
    return instant.toEpochMilli() * NANOS_PER_MILLI;
  }

  @Override
  public Map<String, AlarmState> read(AssetKey asset) {
    Map<String, AlarmState> states = new HashMap<>();
    String prefix = asset.text() + "#";
    alarms.forEach((key, state) -> {
      if (key.startsWith(prefix)) {
        states.put(key.substring(prefix.length()), state);
      }
    });
    return states;
  }

  @Override
  public boolean write(AssetKey asset, String tag, AlarmState state) {
    alarms.put(asset.text() + "#" + tag, state);
    return true;
  }
}
