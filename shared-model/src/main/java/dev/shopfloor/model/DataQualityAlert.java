package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * DataQualityAlert v1: what an asset's data says can no longer be trusted in some respect, or can
 * again. The machine itself may be well.
 *
 * @param eventId of this transition, the same whenever it is sent again
 * @param asset the asset concerned
 * @param line the line it stands in
 * @param signal the tag or the topic filter of the source concerned
 * @param problem what is wrong
 * @param state raised or cleared
 * @param code what of the signal is concerned, such as a state's name; null for all of it
 * @param message one sentence for a person, with what to do
 * @param value what was measured; null when nothing was
 * @param limit what it may be at most or at least; null when nothing was measured
 * @param unit of value and limit; null when they have none
 * @param eventTime when it was noticed, ns since the epoch
 * @param modelVersion the version of the plant model that it was judged by
 */
public record DataQualityAlert(
    String eventId,
    AssetKey asset,
    String line,
    String signal,
    Problem problem,
    Alert.State state,
    @Nullable String code,
    String message,
    @Nullable Double value,
    @Nullable Double limit,
    @Nullable String unit,
    long eventTime,
    String modelVersion)
    implements ShopfloorEvent {
  /** What is wrong with the data. */
  public enum Problem {
    /** The source's clock differs from the receipt of its messages by more than it may. */
    CLOCK_OFFSET,
    /** The asset reports a state that its state map does not have, so that it counts as unknown. */
    UNMAPPED_STATE,
    /** Too little of a shift is known to tell its OEE. */
    LOW_COVERAGE,
    /** An asset makes more than its ideal cycle allows by far: cycle or counter is wrong. */
    IMPLAUSIBLE_PERFORMANCE,
    /** Data came for a shift that is locked; its numbers stay. */
    LOCKED_SHIFT
  }
}
