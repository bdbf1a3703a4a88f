package dev.shopfloor.enrich;

import dev.shopfloor.model.PointRow;
import dev.shopfloor.model.json.TelemetryPacker;
import java.util.ArrayList;
import java.util.List;

/**
 * What one invocation after the other works with, so that none makes it anew. What an invocation
 * leaves here says nothing to the next. Not safe for use by several threads.
 */
final class Workspace {
  // more assets than this in one invocation each make their own
  private static final int MOST_SETS = 64;

  private final PlainJson json = new PlainJson();
  private final Samples samples = new Samples();
  private final PointRow row = new PointRow();
  private final TelemetryPacker packer = new TelemetryPacker();
  private final List<PointSet> sets = new ArrayList<>();
  private int setsUsed;

  /** Begins an invocation. */
  void clear() {
    setsUsed = 0;
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

  /** A set for the points of one more asset; empty. */
  PointSet set() {
    if (setsUsed == MOST_SETS) {
      return new PointSet();
    }
    if (setsUsed == sets.size()) {
      sets.add(new PointSet());
    }
    PointSet set = sets.get(setsUsed++);
    set.clear();
    return set;
  }
}
