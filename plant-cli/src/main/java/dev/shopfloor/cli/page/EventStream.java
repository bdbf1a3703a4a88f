package dev.shopfloor.cli.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Server-sent events for one client: first the whole snapshot, then what has changed. Whoever
 * connects again begins anew, so nothing is missed.
 */
final class EventStream {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int LOOKS_BETWEEN_SNAPSHOTS = 4;

  private final Snapshots snapshots;
  private final Supplier<Instant> lastTick;

  /**
   * A stream.
   *
   * @param lastTick asked twice a second, so that a tick shows at once
   */
  EventStream(Snapshots snapshots, Supplier<Instant> lastTick) {
    this.snapshots = snapshots;
    this.lastTick = lastTick;
  }

  /** Writes until the client goes or the thread is interrupted. */
  void writeTo(OutputStream out) throws IOException, InterruptedException {
    send(out, "retry: 3000\n\n");
    Map<String, byte[]> sent = Map.of();
    while (!Thread.currentThread().isInterrupted()) {
      Instant tick = lastTick.get();
      Map<String, byte[]> now = snapshots.sections();
      Map<String, byte[]> changed = Snapshots.changed(sent, now);
      if (changed.isEmpty()) {
        // a write is also how a client that has gone is found
        send(out, ": nothing new\n\n");
      } else {
        String json = new String(Snapshots.object(changed), StandardCharsets.UTF_8);
        send(out, "event: snapshot\ndata: " + json + "\n\n");
        sent = now;
      }
      pause(tick);
    }
  }

  private void pause(Instant tick) throws InterruptedException {
    for (int look = 0; look < LOOKS_BETWEEN_SNAPSHOTS; look++) {
      Thread.sleep(LOOK);
      if (!lastTick.get().equals(tick)) {
        return;
      }
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
