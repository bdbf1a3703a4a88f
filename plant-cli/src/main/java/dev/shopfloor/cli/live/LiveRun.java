package dev.shopfloor.cli.live;

import dev.shopfloor.cli.run.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code ./plant run} without a replay: start, back-fill, live, until Ctrl-C. */
public final class LiveRun {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Options options;
  private final Plan plan;
  private final PrintWriter err;

  /**
   * What to run.
   *
   * @param home the checkout
   * @param data folder for local state
   * @param port of the page; the parts get the ports after it where they are free; 0 for any
   * @param fresh whether to forget what earlier runs left
   * @param verbose whether to print every event
   */
  public record Options(Path home, Path data, int port, boolean fresh, boolean verbose) {}

  /** A run of this plant that tells its progress to {@code err}. */
  public LiveRun(Options options, Plan plan, PrintWriter err) {
    this.options = options;
    this.plan = plan;
    this.err = err;
  }

  /**
   * Runs until the process is told to stop.
   *
   * @throws UsageException when a port or the data folder cannot be used
   */
  public void run() throws IOException {
    CountDownLatch ended = new CountDownLatch(1);
    try (LiveSession session = LiveSession.start(options, plan, err, Pace.real())) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(session, ended), "stop"));
      session.run();
    } finally {
      ended.countDown();
    }
  }

  private void keepClasses(Path archive) {
    err.println("Keeping what was loaded, so that the next start is quicker");
    err.flush();
    StartArchive.keep(archive);
  }

  /** Ctrl-C: the step under way ends, what is between the parts gets through, then all stops. */
  private void stop(LiveSession session, CountDownLatch ended) {
    session.stop();
    try {
      boolean inTime = ended.await(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
      err.println(
          inTime
              ? "Stopped; nothing is left running. ./plant run goes on from here."
              : "Stopped before all was written; ./plant run goes on from the last full minute.");
      err.flush();
      if (inTime && session.wasLive()) {
        StartArchive.wanted().ifPresent(this::keepClasses);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
