package dev.shopfloor.model.json;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.PointRow;
import dev.shopfloor.model.TelemetryMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs points into few telemetry messages, none above {@link TelemetryMessage#MAX_BYTES}. Points
 * of one context that come one after another share a message, and those of one raw message and
 * instant are never parted for what stands before them: a store may keep them as one row, which
 * must be the same however raw messages are batched. Not safe for use by several threads.
 */
public final class TelemetryPacker {
  // a point's text is at most 2,048 characters of at most 6 bytes each, twice when a raw one is
  // kept
  private static final int ROOM_FOR_ONE_POINT = 32 * 1024;

  // the other half is room for the points of one asset and instant: 180 fields are far less
  private static final int FULL_ENOUGH = TelemetryMessage.MAX_BYTES / 2;

  private final TelemetryText text = new TelemetryText();
  private final PointRow row = new PointRow();
  private final List<String> bodies = new ArrayList<>(1);
  private @Nullable AssetContext context;
  private boolean any;
  private long lastTime;
  private long lastRx;

  /** Adds a point. */
  public void add(AssetContext of, EnrichedPoint point) {
    row.set(point);
    add(of, row);
  }

  /** Adds a point, whose row may be used again at once. */
  public void add(AssetContext of, PointRow point) {
    if (text.length() > FULL_ENOUGH && beginsAnother(point)) {
      close();
    }
    open(of);
    text.point(point);
    any = true;
    lastTime = point.time();
    lastRx = point.rx();
    if (text.length() > TelemetryMessage.MAX_BYTES - ROOM_FOR_ONE_POINT) {
      close();
    }
  }

  private boolean beginsAnother(PointRow point) {
    return !any || lastTime != point.time() || lastRx != point.rx();
  }

  private void open(AssetContext of) {
    if (context != null && !of.equals(context)) {
      close();
    }
    if (context == null) {
      context = of;
      text.start(of);
    }
  }

  /** The bodies of all messages; the packer is empty afterwards, and ready for more. */
  public List<String> finish() {
    close();
    List<String> finished = bodies.size() == 1 ? List.of(bodies.getFirst()) : List.copyOf(bodies);
    bodies.clear();
    any = false;
    return finished;
  }

  private void close() {
    if (context != null) {
      bodies.add(text.end());
      context = null;
    }
  }
}
