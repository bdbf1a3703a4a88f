package dev.shopfloor.writer.faults;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must become of each point in one store, told from the plan alone. */
final class Verdicts {
  private static final long AHEAD = Duration.ofMinutes(30).toNanos();

  /** The end of one point. */
  enum Verdict {
    STORED,
    REFUSED,
    LATE
  }

  private final StoreRules rules;
  private final long base;

  Verdicts(StoreRules rules, long base) {
    this.rules = rules;
    this.base = base;
  }

  Verdict of(EnrichedPoint point) {
    if (rules.retention() && point.time() < base - Instants.RETENTION.toNanos()) {
      return Verdict.LATE;
    }
    boolean ahead = rules.ahead() && point.time() > base + AHEAD;
    boolean poison = rules.refused().stream().anyMatch(one -> one.is(point));
    return ahead || poison ? Verdict.REFUSED : Verdict.STORED;
  }

  Fate fate(PlantedMessage message) {
    if (message.telemetry() == null) {
      return Fate.UNREADABLE;
    }
    int[] counts = new int[Verdict.values().length];
    message.points().forEach(point -> counts[of(point).ordinal()]++);
    return new Fate(
        counts[Verdict.STORED.ordinal()],
        counts[Verdict.REFUSED.ordinal()],
        counts[Verdict.LATE.ordinal()]);
  }

  /** Whether a KPI message says with this point what its numbers cover. */
  static boolean isCover(AssetContext asset, EnrichedPoint point) {
    return asset.machineType().equals("oee")
        && (point.tag().equals("scope") || point.tag().equals("window"));
  }

  /** Measurement and tags of a message's points. */
  static String series(AssetContext asset, List<EnrichedPoint> points) {
    Map<String, String> tags = new HashMap<>();
    tags.put("site", asset.site());
    tags.put("line", asset.line());
    tags.put("asset", asset.asset());
    if (asset.area() != null) {
      tags.put("area", asset.area());
    }
    for (EnrichedPoint point : points) {
      if (isCover(asset, point) && point.value() instanceof Value.Text(String text)) {
        tags.put(point.tag(), text);
      }
    }
    return series(asset.machineType(), tags);
  }

  /** The same from what a store holds. */
  static String series(String measurement, Map<String, String> tags) {
    return measurement + new TreeMap<>(tags);
  }
}
