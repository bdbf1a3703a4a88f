package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of one window of one asset.
 *
 * @param asset the asset
 * @param line its line
 * @param window the shift
 * @param asOf up to when time was counted, ns since the epoch
 * @param status whether the ratios mean something
 * @param state the raw state held at the end
 * @param times by class
 * @param stateMillis by the raw state's own name, ms; {@code (none)} before the first state, {@code
 *     (stale)} after too long a silence; adds up to the time folded
 * @param pieces null when nothing counts
 * @param stops stops (FAULT, WAIT) of at least the minor-stop threshold
 * @param minorStops shorter ones
 * @param ratios last, from the bases above
 * @param flags remarks
 * @param modelVersion the plant model used
 * @param version 1 until the closed shift is restated, then one more for each restatement
 * @param product the product being made at the end; null when none is known
 */
public record ShiftResult(
    AssetKey asset,
    String line,
    ShiftWindow window,
    long asOf,
    Status status,
    String state,
    ShiftTimes times,
    SortedMap<String, Long> stateMillis,
    @Nullable Pieces pieces,
    long stops,
    long minorStops,
    Ratios ratios,
    Set<ResultFlag> flags,
    String modelVersion,
    int version,
    @Nullable String product) {
  /** Whether the ratios mean something. */
  public enum Status {
    /** All that is defined is told. */
    OK,
    /** No counter is connected: no performance, no quality, no OEE. */
    NO_COUNT,
    /** Nothing is known of the whole time. */
    NO_DATA,
    /** No time was planned. */
    NO_PLAN
  }

  /** Copies the collections. */
  public ShiftResult {
    stateMillis = Collections.unmodifiableSortedMap(new TreeMap<>(stateMillis));
    flags =
        Collections.unmodifiableSet(
            flags.isEmpty() ? EnumSet.noneOf(ResultFlag.class) : EnumSet.copyOf(flags));
  }

  /** Whether the shift's end has passed and all of it is counted. */
  public boolean closed() {
    return asOf >= window.end();
  }

  /** The same result as another version. */
  ShiftResult ofVersion(int other) {
    return new ShiftResult(
        asset,
        line,
        window,
        asOf,
        status,
        state,
        times,
        stateMillis,
        pieces,
        stops,
        minorStops,
        ratios,
        flags,
        modelVersion,
        other,
        product);
  }

  /** Whether another result tells the same of the shift, by whatever plant model and version. */
  boolean tellsTheSameAs(ShiftResult other) {
    return status == other.status
        && asOf == other.asOf
        && state.equals(other.state)
        && times.equals(other.times)
        && stateMillis.equals(other.stateMillis)
        && Objects.equals(pieces, other.pieces)
        && stops == other.stops
        && minorStops == other.minorStops
        && ratios.equals(other.ratios)
        && flags.equals(other.flags)
        && Objects.equals(product, other.product);
  }

  /** Seconds, with ms, that the asset was in the raw state of this name. */
  public double stateSeconds(String name) {
    return stateMillis.getOrDefault(name, 0L) / 1_000d;
  }
}
