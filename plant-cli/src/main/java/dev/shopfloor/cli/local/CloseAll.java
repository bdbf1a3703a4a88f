package dev.shopfloor.cli.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, last first; one that fails does not keep the others open. */
public final class CloseAll implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CloseAll.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /** Takes a part; closes it at once when everything else already is. */
  public <T extends AutoCloseable> T add(T part) {
    synchronized (open) {
      if (!closed) {
        open.push(part);
        return part;
      }
    }
    close(part);
    throw new IllegalStateException("the plant is being stopped");
  }

  @Override
  public void close() {
    while (true) {
      @Nullable AutoCloseable next;
      synchronized (open) {
        closed = true;
        next = open.poll();
      }
      if (next == null) {
        return;
      }
      close(next);
    }
  }

  @SuppressWarnings("IllegalCatch") // Whatever a part throws, the rest must be closed.
  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("{} did not close: {}", part.getClass().getSimpleName(), e.toString());
    }
  }
}
