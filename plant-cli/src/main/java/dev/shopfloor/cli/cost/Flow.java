package dev.shopfloor.cli.cost;

import java.util.Map;
import java.util.Objects;

/**
 * What a plant makes in a month, in one mode and packing.
 *
 * @param mode how messages reach the functions
 * @param pack messages of the sample in one on the wire
 * @param assets of the plant
 * @param wire what IoT Core and the stream count
 * @param enrich what EnrichFunction does
 * @param telemetry the writer's queue, KPIs included
 * @param production OeeFunction's queue
 * @param stored what goes to each store, KPIs included
 * @param buckets what OeeFunction does with states and counts
 */
record Flow(
    IngestMode mode,
    int pack,
    double assets,
    Wire wire,
    Enriched enrich,
    QueueFlow telemetry,
    QueueFlow production,
    Map<TelemetryStore, Stored> stored,
    Buckets buckets) {
  /** Copies the map. */
  Flow {
    stored = Map.copyOf(stored);
  }

  /** What goes to a store; one of those that were measured. */
  Stored to(TelemetryStore store) {
    return Objects.requireNonNull(stored.get(store), store.word());
  }

  /**
   * Between machine and function.
   *
   * @param messages on the wire
   * @param units of 5 KB of their payloads
   * @param actionUnits of 5 KB of what the rule hands on
   * @param putUnits of 25 KB; 0 without a stream
   * @param shards 0 without a stream
   */
  record Wire(double messages, double units, double actionUnits, double putUnits, int shards) {}

  /**
   * The first stage.
   *
   * @param calls of the function
   * @param points readings that could be read
   * @param forwarded of them, those that go on
   * @param logBytes of ledgers
   * @param quarantineItems of QuarantineTable
   * @param quarantineWrites their units
   * @param quarantineBytes theirs
   * @param stateReads units of SourceStateTable
   * @param stateWrites units of SourceStateTable
   * @param alerts raised or cleared
   */
  record Enriched(
      double calls,
      double points,
      double forwarded,
      double logBytes,
      double quarantineItems,
      double quarantineWrites,
      double quarantineBytes,
      double stateReads,
      double stateWrites,
      double alerts) {}

  /**
   * One store.
   *
   * @param written what goes there
   * @param logBytes of the writer's ledgers
   */
  record Stored(Written written, double logBytes) {}

  /**
   * Minute buckets.
   *
   * @param requests to OeeTable
   * @param reads units
   * @param writes units
   * @param minuteBytes of an asset and minute with all that came in it, in the mean of all assets
   * @param logBytes of OeeFunction's ledgers
   */
  record Buckets(
      double requests, double reads, double writes, double minuteBytes, double logBytes) {}
}
