package dev.shopfloor.writer.liveanalytics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old, and how far ahead, a record may be. From the page "Quotas": service limits, and from
 * "Writes" of the best practices.
 *
 * @param memoryStore how long the memory store keeps records; it takes none that are older
 * @param magneticStore how long the magnetic store keeps them
 * @param magneticWrites whether what is too old for the memory store goes to the magnetic store
 */
public record Retention(Duration memoryStore, Duration magneticStore, boolean magneticWrites) {
  /** What a table has that says nothing else: 6 hours, 73,000 days, no late writes. */
  public static final Retention USUAL =
      new Retention(Duration.ofHours(6), Duration.ofDays(73_000), false);

  /** How far ahead of the service a record's time may be. */
  public static final Duration AHEAD = Duration.ofMinutes(15);

  /** This, with late records going to the magnetic store. */
  public Retention withMagneticWrites() {
    return new Retention(memoryStore, magneticStore, true);
  }

  /** Why no store takes a record of this time; null when one does. */
  @Nullable String outside(Instant time, Instant now) {
    Instant from = now.minus(magneticWrites ? magneticStore : memoryStore);
    Instant to = now.plus(AHEAD);
    return time.isBefore(from) || !time.isBefore(to)
        ? "The record timestamp is outside the time range [%s, %s) of the %s store."
            .formatted(from, to, magneticWrites ? "magnetic" : "memory")
        : null;
  }

  /** Whether a record that a store takes goes to the magnetic one. */
  boolean magnetic(Instant time, Instant now) {
    return time.isBefore(now.minus(memoryStore));
  }
}
