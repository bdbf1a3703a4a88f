package dev.shopfloor.cli.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.Bases;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.Ratios;
import dev.shopfloor.oee.ResultFlag;
import dev.shopfloor.oee.ShiftTimes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order, or of one run of it.
 *
 * @param asset who made it
 * @param order as the machine names it; empty where none was known
 * @param products what was made; empty where nobody says
 * @param from when it was named, ns since the epoch
 * @param to when the next one was named, ns since the epoch
 * @param started when it first ran, ns since the epoch; null when it never did
 * @param times by class
 * @param stopMillis standing from the start to the end of the run, minor stops included, ms
 * @param setupMillis standing before and after that, ms: what the changeover took
 * @param bases what the ratios are made of
 * @param pieces null when nothing counts
 * @param ratios from the bases
 * @param flags remarks
 */
public record OrderRow(
    AssetKey asset,
    String order,
    List<String> products,
    long from,
    long to,
    @Nullable Long started,
    ShiftTimes times,
    long stopMillis,
    long setupMillis,
    Bases bases,
    @Nullable Pieces pieces,
    Ratios ratios,
    Set<ResultFlag> flags) {
  /** Copies the collections. */
  public OrderRow {
    products = List.copyOf(products);
    flags = Set.copyOf(flags);
  }

  /** Whether there is anything to tell: time without an order in which nothing ran is none. */
  boolean worthTelling() {
    return !order.isEmpty() || times.run() > 0 || (pieces != null && pieces.total() > 0);
  }
}
