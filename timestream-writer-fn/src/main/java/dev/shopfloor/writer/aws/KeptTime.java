package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The span of time that a store keeps when it answers as if it had kept what lies outside.
 *
 * @param clock of this machine; the store has its own
 * @param past how far back the store keeps, 0 or more
 * @param ahead how far ahead, 0 or more
 */
record KeptTime(InstantSource clock, Duration past, Duration ahead) {
  // two clocks and the way between them; at the edges the record is kept in quarantine instead
  private static final Duration MARGIN = Duration.ofMinutes(1);
  // of VictoriaMetrics, which has no setting for it
  private static final Duration MOST_AHEAD = Duration.ofDays(2);

  /** What VictoriaMetrics keeps with this retention. */
  static KeptTime victoriaMetrics(InstantSource clock, int days) {
    return new KeptTime(clock, Duration.ofDays(days), MOST_AHEAD);
  }

  /**
   * Why a record of this time would be dropped; nothing when it would be kept.
   *
   * @param time ns since the epoch
   */
  Optional<WriteOutcome> dropped(long time) {
    Instant now = clock.instant();
    Instant of = Instant.EPOCH.plusNanos(time);
    if (of.isBefore(now.minus(past).plus(MARGIN))) {
      return Optional.of(
          new WriteOutcome.Late(
              "its time %s is beyond the store's retention of %d days; where the store keeps more, set TIMESERIES_RETENTION_DAYS"
                  .formatted(of, past.toDays())));
    }
    return of.isAfter(now.plus(ahead).minus(MARGIN))
        ? Optional.of(
            new WriteOutcome.Rejected(
                "its time %s is more than %d days ahead, which the store does not keep; set the source's clock"
                    .formatted(of, ahead.toDays())))
        : Optional.empty();
  }
}
