package dev.shopfloor.cli.local;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts parts side by side, each closed again when the start as a whole fails. */
final class Starter implements AutoCloseable {
  private final Progress progress;
  private final CloseAll closing;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Starter(Progress progress, CloseAll closing) {
    this.progress = progress;
    this.closing = closing;
  }

  /** Begins to start a part that must be closed. */
  <T extends AutoCloseable> Future<T> part(String name, Callable<T> start) {
    return task(name, () -> closing.add(start.call()));
  }

  /** Begins a piece of the start that leaves nothing to close. */
  <T> Future<T> task(String name, Callable<T> work) {
    return threads.submit(() -> {
      long begun = System.nanoTime();
      progress.starting(name);
      T result = work.call();
      progress.started(name, Duration.ofNanos(System.nanoTime() - begun));
      return result;
    });
  }

  /**
   * Waits for a part.
   *
   * @throws StartException with the part's own reason
   */
  static <T> T await(Future<T> part) throws StartException, InterruptedException {
    try {
      return part.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StartException(String.valueOf(cause.getMessage()), cause);
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
