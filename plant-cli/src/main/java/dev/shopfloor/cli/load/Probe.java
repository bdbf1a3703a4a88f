package dev.shopfloor.cli.load;

import dev.shopfloor.cli.local.timeseries.TimeSeries;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the time-series database for a message of each second or so until it can be queried: a
 * database answers a write a moment before readers see it.
 */
final class Probe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
  private static final long ASK_AGAIN_NANOS = 25_000_000;
  private static final long APART_NANOS = 1_000_000_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final LoadPlant plant;
  private final TimeSeries store;
  private final LoadClock clock;
  private final AtomicReference<@Nullable Sample> newest = new AtomicReference<>();
  private final Thread thread;
  private volatile LatencyHistogram times = new LatencyHistogram();
  private volatile boolean closing;

  private record Sample(int asset, long dueNanos) {}

  Probe(LoadPlant plant, TimeSeries store, LoadClock clock) {
    this.plant = plant;
    this.store = store;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("load-probe").daemon().start(this::run);
  }

  /** A message was sent; it may be the next that is looked for. */
  void sent(int asset, long dueNanos) {
    if (newest.get() == null) {
      newest.set(new Sample(asset, dueNanos));
    }
  }

  /** Begins to measure anew. */
  void begin() {
    times = new LatencyHistogram();
  }

  /** What was measured since the last begin. */
  LatencyHistogram times() {
    return times;
  }

  private void run() {
    while (!closing) {
      Sample sample = newest.get();
      if (sample == null) {
        clock.pause(ASK_AGAIN_NANOS);
        continue;
      }
      LatencyHistogram into = times;
      try {
        while (!closing && !visible(sample)) {
          clock.pause(ASK_AGAIN_NANOS);
        }
        if (!closing) {
          into.record(clock.now() - sample.dueNanos());
        }
      } catch (IOException refused) {
        LOG.warn("a sample of the load could not be queried", refused);
      }
      pauseUntil(clock.now() + APART_NANOS);
      newest.set(null);
    }
  }

  private void pauseUntil(long end) {
    for (long now = clock.now(); now < end && !closing; now = clock.now()) {
      clock.pause(end - now);
    }
  }

  private boolean visible(Sample sample) throws IOException {
    // readings are sent with whole milliseconds
    Instant time = Instant.ofEpochMilli(sample.dueNanos() / NANOS_PER_MILLI);
    String count =
        store
            .query(
                "select count() from \"%s\" where timestamp = '%s' and asset = '%s'"
                    .formatted(plant.type(sample.asset()), time, LoadPlant.name(sample.asset())))
            .getFirst()
            .getFirst();
    return !"0".equals(count);
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
