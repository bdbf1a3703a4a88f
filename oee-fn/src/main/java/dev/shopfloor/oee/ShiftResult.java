package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of one window of one asset.
 *
 * @param asset the asset
 * @param line its line at the window's end
 * @param window the shift
 * @param asOf up to when time was counted, ns since the epoch
 * @param status whether the ratios mean something
 * @param state the raw state held at the end
 * @param stateSince since when, ns since the epoch; the window's start when it came from before
 * @param times by class
 * @param stateMillis by the raw state's own name, ms; {@code (none)} before the first state, {@code
 *     (stale)} after too long a silence; adds up to the time folded
 * @param bases what the ratios are made of
 * @param pieces null when nothing counts
 * @param stops how often and how long it stood
 * @param losses where the time went that did not run, longest first, with a rest
 * @param products what was made, by product code; one row with an empty code when none is known
 * @param ratios last, from the bases above
 * @param flags remarks
 * @param modelVersion the plant model used
 * @param policyId names the policy used: the same for the same knobs
 * @param accounting how its classes count, by that policy
 * @param lifecycle how final it is
 * @param product the product being made at the end; null when none is known
 * @param order the order at the end; null when none is known
 */
public record ShiftResult(
    AssetKey asset,
    String line,
    ShiftWindow window,
    long asOf,
    Status status,
    String state,
    long stateSince,
    ShiftTimes times,
    SortedMap<String, Long> stateMillis,
    Bases bases,
    @Nullable Pieces pieces,
    StopFigures stops,
    List<LossRow> losses,
    List<ProductRow> products,
    Ratios ratios,
    Set<ResultFlag> flags,
    String modelVersion,
    String policyId,
    Accounting accounting,
    Lifecycle lifecycle,
    @Nullable String product,
    @Nullable String order) {
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
    losses = List.copyOf(losses);
    products = List.copyOf(products);
    stateMillis = Collections.unmodifiableSortedMap(new TreeMap<>(stateMillis));
    flags =
        Collections.unmodifiableSet(
            flags.isEmpty() ? EnumSet.noneOf(ResultFlag.class) : EnumSet.copyOf(flags));
  }

  /** Whether the shift's end has passed and all of it is counted. */
  public boolean closed() {
    return asOf >= window.end();
  }

  /** 0 until it is final, then 1, and one more for each restatement. */
  public int version() {
    return lifecycle.version();
  }

  /** The same result at another point of its life. */
  public ShiftResult with(Lifecycle other) {
    return new ShiftResult(
        asset,
        line,
        window,
        asOf,
        status,
        state,
        stateSince,
        times,
        stateMillis,
        bases,
        pieces,
        stops,
        losses,
        products,
        ratios,
        flags,
        modelVersion,
        policyId,
        accounting,
        other,
        product,
        order);
  }

  /** Whether another result tells the same of the window, by whatever plant model and version. */
  boolean tellsTheSameAs(ShiftResult other) {
    return status == other.status
        && asOf == other.asOf
        && state.equals(other.state)
        && stateSince == other.stateSince
        && times.equals(other.times)
        && stateMillis.equals(other.stateMillis)
        && bases.equals(other.bases)
        && accounting.equals(other.accounting)
        && Objects.equals(pieces, other.pieces)
        && stops.equals(other.stops)
        && losses.equals(other.losses)
        && products.equals(other.products)
        && ratios.equals(other.ratios)
        && flags.equals(other.flags)
        && Objects.equals(product, other.product)
        && Objects.equals(order, other.order);
  }

  /** Planned busy time (ISO 22400 PBT), ms. */
  public long plannedMillis() {
    return bases.planned() / 1_000_000;
  }

  /** Actual production time (ISO 22400 APT), ms. */
  public long runMillis() {
    return bases.run() / 1_000_000;
  }

  /** Seconds, with ms, that the asset was in the raw state of this name. */
  public double stateSeconds(String name) {
    return stateMillis.getOrDefault(name, 0L) / 1_000d;
  }
}
