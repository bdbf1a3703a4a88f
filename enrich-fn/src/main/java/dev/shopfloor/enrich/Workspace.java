package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.PointRow;
import dev.shopfloor.model.json.TelemetryPacker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one invocation after the other works with, so that none makes it anew. What an invocation
 * leaves here says nothing to the next. Not safe for use by several threads.
 */
final class Workspace {
  // an invocation with more assets than this leaves none of its sets
  private static final int MOST_SETS = 64;

  private final PlainJson json = new PlainJson();
  private final Samples samples = new Samples();
  private final PointRow row = new PointRow();
  private final TelemetryPacker packer = new TelemetryPacker();
  private final List<PointSet> spareSets = new ArrayList<>();
  private Map<AssetContext, PointSet> sets = new LinkedHashMap<>();

  /** Begins an invocation. */
  void clear() {
    if (sets.size() <= MOST_SETS) {
      for (PointSet set : sets.values()) {
        spareSets.add(set);
      }
      sets.clear();
    } else {
      sets = new LinkedHashMap<>();
    }
  }

  /** A cursor for one message. */
  PlainJson json() {
    return json;
  }

  /** Places for the readings of one message. */
  Samples samples() {
    return samples;
  }

  /** A row for one point. */
  PointRow row() {
    return row;
  }

  /** A packer for one queue's bodies; empty. */
  TelemetryPacker packer() {
    return packer;
  }

  /** The points of this invocation, by context in the order in which each came first. */
  Map<AssetContext, PointSet> sets() {
    return sets;
  }

  /** The points of one context; none before its first one comes. */
  PointSet set(AssetContext context) {
    PointSet set = sets.get(context);
    if (set == null) {
      set = spareSets.isEmpty() ? new PointSet() : spareSets.removeLast();
      set.clear();
      sets.put(context, set);
    }
    return set;
  }
}
