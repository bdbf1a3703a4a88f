package dev.shopfloor.cli.local;

import dev.shopfloor.cli.local.queues.QueuePoller;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Every queue polled on a thread of its own: one that grows holds up no other one, and no tick.
 *
 * <p>What functions give back is made visible again by the thread of its queue, so that a queue
 * that is never empty does not keep {@link #release} waiting.
 */
final class QueueFlow implements AutoCloseable {
  private static final long PAUSE_NANOS = 2_000_000;

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<Loop> loops;
  private volatile boolean closing;

  QueueFlow(List<QueuePoller> pollers) {
    loops = pollers.stream().map(Loop::new).toList();
    loops.forEach(loop -> loop.thread.start());
  }

  /** Lets what functions gave back come again, soon. */
  void release() {
    loops.forEach(loop -> loop.releases.set(true));
  }

  /** Why a queue is polled no more; null while all are. */
  @Nullable Throwable failure() {
    return failure.get();
  }

  @Override
  public void close() {
    closing = true;
    try {
      for (Loop loop : loops) {
        loop.thread.join();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Loop {
    private final QueuePoller poller;
    private final Thread thread;
    private final AtomicBoolean releases = new AtomicBoolean();

    Loop(QueuePoller poller) {
      this.poller = poller;
      this.thread =
          Thread.ofPlatform().name("flow-" + poller.queue().name()).daemon().unstarted(this::run);
    }

    @SuppressWarnings("IllegalCatch") // whatever it is, the run must end and say it
    private void run() {
      try {
        while (!closing) {
          if (releases.getAndSet(false)) {
            poller.release();
          }
          if (poller.pollOnce() == 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
          }
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    }
  }
}
