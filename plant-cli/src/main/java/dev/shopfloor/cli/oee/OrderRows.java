package dev.shopfloor.cli.oee;

import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.Bases;
import dev.shopfloor.oee.OrderSpan;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.ProductRow;
import dev.shopfloor.oee.Ratios;
import dev.shopfloor.oee.ResultFlag;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftTimes;
import dev.shopfloor.oee.ShiftWindow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Folds each order of an asset. An order that reaches over several shifts is the sum of its parts:
 * bases add up, ratios come last.
 */
final class OrderRows {
  private static final Bases UNCOUNTED = new Bases(0, 0, 0, 0, 0, 0, 0, 0, false);

  private final AssetFold asset;
  private final Span.Bounds bounds;

  private OrderRows(AssetFold asset, Span.Bounds bounds) {
    this.asset = asset;
    this.bounds = bounds;
  }

  /** The orders of an asset in a span, in the order of time. */
  static List<OrderRow> of(AssetFold asset, Span.Bounds bounds) {
    OrderRows rows = new OrderRows(asset, bounds);
    return asset.orders(rows.bounds.from(), rows.bounds.asOf()).stream()
        .map(rows::row)
        .filter(OrderRow::worthTelling)
        .toList();
  }

  private OrderRow row(OrderSpan span) {
    // at one instant counts come before a changeover: the piece is one of the order before
    long from = span.from() == bounds.from() ? span.from() : span.from() + 1;
    long to = span.to() == bounds.asOf() ? span.to() : span.to() + 1;
    Sum sum = new Sum();
    parts(from, to).forEach(sum::add);
    Long started = span.started();
    Long finished = span.finished();
    long stop = 0;
    if (started != null) {
      for (ShiftResult run : parts(Math.max(from, started), finished == null ? to : finished)) {
        stop += standing(run.times());
      }
    }
    Bases bases = sum.pieces == null ? sum.bases.plus(UNCOUNTED) : sum.bases;
    return new OrderRow(
        asset.history().key(),
        span.order(),
        List.copyOf(sum.products),
        span.from(),
        span.to(),
        started,
        sum.times,
        stop,
        standing(sum.times) - stop,
        bases,
        sum.pieces,
        Ratios.of(bases, sum.pieces),
        sum.flags);
  }

  private List<ShiftResult> parts(long from, long to) {
    List<ShiftResult> results = new ArrayList<>();
    if (to > from) {
      for (ShiftWindow window : asset.windows(from, to)) {
        ShiftWindow part =
            window.from(Math.max(from, window.start())).until(Math.min(to, window.end()));
        results.add(asset.result(part, part.end()));
      }
    }
    return results;
  }

  private static long standing(ShiftTimes times) {
    return times.minor() + times.waiting() + times.fault() + times.setup() + times.maint();
  }

  private static final class Sum {
    private final Set<String> products = new TreeSet<>();
    private final Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
    private ShiftTimes times = ShiftTimes.NONE;
    private Bases bases = Bases.NONE;
    private @Nullable Pieces pieces;

    private void add(ShiftResult result) {
      times = times.plus(result.times());
      bases = bases.plus(countable(result));
      pieces = Pieces.sum(pieces, result.pieces());
      flags.addAll(result.flags());
      for (ProductRow product : result.products()) {
        if (!product.product().isEmpty()) {
          products.add(product.product());
        }
      }
    }

    /** A part in which nothing ran lacks no count. */
    private static Bases countable(ShiftResult result) {
      Bases of = result.bases();
      return result.pieces() == null && of.run() == 0
          ? new Bases(of.calendar(), of.planned(), 0, of.setup(), of.unknown(), 0, 0, 0, true)
          : of;
    }
  }
}
