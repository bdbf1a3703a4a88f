package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.TelemetryMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  private final List<String> bodies = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
  private @Nullable JsonGenerator json;
  private @Nullable AssetContext context;
  private @Nullable EnrichedPoint last;

  /** Adds a point. */
  public void add(AssetContext of, EnrichedPoint point) {
    try {
      if (written() > FULL_ENOUGH && beginsAnother(point)) {
        close();
      }
      JsonGenerator open = open(of);
      TelemetryCodec.writePoint(open, point);
      last = point;
      if (written() > TelemetryMessage.MAX_BYTES - ROOM_FOR_ONE_POINT) {
        close();
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private int written() {
    return json == null ? 0 : out.size() + Math.max(0, json.getOutputBuffered());
  }

  private boolean beginsAnother(EnrichedPoint point) {
    return last == null || last.time() != point.time() || last.rx() != point.rx();
  }

  private JsonGenerator open(AssetContext of) throws IOException {
    if (json != null && !of.equals(context)) {
      close();
    }
    JsonGenerator open = json;
    if (open == null) {
      open = Json.factory().createGenerator(out);
      json = open;
      context = of;
      TelemetryCodec.writeStart(open, of);
    }
    return open;
  }

  /** The bodies of all messages; the packer is empty afterwards. */
  public List<String> finish() {
    try {
      close();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    List<String> finished = List.copyOf(bodies);
    bodies.clear();
    return finished;
  }

  private void close() throws IOException {
    if (json != null) {
      TelemetryCodec.writeEnd(json);
      json.close();
      bodies.add(out.toString(StandardCharsets.UTF_8));
      out.reset();
      json = null;
      context = null;
    }
  }
}
