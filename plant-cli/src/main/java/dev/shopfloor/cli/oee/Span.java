package dev.shopfloor.cli.oee;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.AssetHistory;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at.
 *
 * @param from its first instant
 * @param to the first instant after it
 * @param asOf up to when time is counted; null for as long as anything is known
 */
public record Span(TimeArgument from, TimeArgument to, @Nullable TimeArgument asOf) {
  private static final long LONGEST = 400L * 24 * 60 * 60 * 1_000_000_000L;

  /**
   * The span at a site.
   *
   * @param newest up to when anything is known, ns since the epoch; null when nothing is
   * @throws UsageException when it has no length
   */
  Bounds at(ZoneId zone, @Nullable Long newest) {
    long start = from.at(zone);
    long end = to.at(zone);
    if (end <= start) {
      throw new UsageException(to + " must be after " + from);
    }
    if (end - start > LONGEST) {
      throw new UsageException(from + " and " + to + " may be 400 days apart at most");
    }
    long known = newest == null || newest <= start ? end : newest;
    long until = Math.min(end, asOf == null ? known : asOf.at(zone));
    if (until <= start) {
      throw new UsageException(asOf + " must be after " + from);
    }
    return new Bounds(start, end, until);
  }

  /**
   * Finds out whether the span can be at an asset's site.
   *
   * @throws UsageException when it has no length
   */
  public void check(AssetHistory asset) {
    at(asset.latest().zone(), null);
  }

  /**
   * A span as instants, ns since the epoch.
   *
   * @param from first instant
   * @param to first instant after it
   * @param asOf up to when time is counted, above from and at most to
   */
  record Bounds(long from, long to, long asOf) {
    /** The shifts, and the times between them, in the order of time. */
    List<Part> parts(AssetFold asset) {
      return asset.windows(from, asOf).stream()
          .map(window -> cut(window, from, to))
          .map(part -> new Part(part.window(), Math.min(asOf, part.window().end()), part.cut()))
          .toList();
    }

    private static Part cut(ShiftWindow window, long from, long to) {
      boolean cut = window.start() < from || window.end() > to;
      ShiftWindow inside =
          cut
              ? window.from(Math.max(from, window.start())).until(Math.min(to, window.end()))
              : window;
      return new Part(inside, inside.end(), cut);
    }
  }

  /**
   * A shift, or what of it lies inside the span.
   *
   * @param window the span of time
   * @param asOf up to when it is counted
   * @param cut whether it is only a part
   */
  record Part(ShiftWindow window, long asOf, boolean cut) {}
}
