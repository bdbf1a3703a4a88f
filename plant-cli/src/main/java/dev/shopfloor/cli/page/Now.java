package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.timeseries.TimeSeries;
import dev.shopfloor.plant.AssetRevision;
import java.time.Instant;
import java.util.List;

/**
 * The plant as it stands at the moment of a question.
 *
 * @param source where all comes from
 * @param status where the plant is in its time
 */
record Now(PageSource source, LiveStatus status) {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  static Now of(PageSource source) {
    return new Now(source, source.status());
  }

  /** The plant's clock, ms since the epoch. */
  long millis() {
    return status.plantTime().toEpochMilli();
  }

  /** The newest minute that is wholly computed, ms since the epoch. */
  long tick() {
    return status.lastTick().toEpochMilli();
  }

  /** The plant's clock, ns since the epoch. */
  long nanos() {
    Instant time = status.plantTime();
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
  }

  /** All assets as they are now. */
  List<AssetRevision> assets() {
    long nanos = nanos();
    return source.model().assets().stream().map(history -> history.at(nanos)).toList();
  }

  TimeSeries database() {
    return source.stores().timeSeries();
  }
}
