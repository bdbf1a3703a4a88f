package dev.shopfloor.cli.live;

import dev.shopfloor.cli.model.PlantFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The simulated plant as {@code ./plant run} starts it, but at the test's pace. */
final class RunningPlant implements AutoCloseable {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  static final long SEED = 1;

  private static final Duration BACK_FILL_LIMIT = Duration.ofMinutes(8);

  final AdjustablePace pace = new AdjustablePace();
  final SimulatedPlan plan;
  final LiveSession session;
  final StringWriter said = new StringWriter();
  private final ExecutorService driver = Executors.newSingleThreadExecutor();
  private final Future<?> driving;

  private RunningPlant(Path data) throws IOException {
    plan =
        new SimulatedPlan(SEED, PlantFiles.load(HOME.resolve(SimulatedPlan.PLANT_FILE)).require());
    LiveRun.Options options = new LiveRun.Options(HOME, data, 0, false, false);
    session = LiveSession.start(options, plan, new PrintWriter(said, true), pace);
    driving =
        driver.submit(() -> {
          session.run();
          return null;
        });
  }

  /** Starts it on a folder and waits until it is live; its time then stands still. */
  static RunningPlant live(Path data) throws Exception {
    RunningPlant plant = new RunningPlant(data);
    long deadline = System.nanoTime() + BACK_FILL_LIMIT.toNanos();
    while (!plant.pace.live().await(1, TimeUnit.SECONDS)) {
      if (plant.driving.isDone()) {
        plant.driving.get();
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("the plant is not live yet; it said: " + plant.said);
      }
    }
    return plant;
  }

  /** Stops it as Ctrl-C does. */
  @Override
  public void close() throws ExecutionException, TimeoutException {
    session.stop();
    try {
      driving.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      session.close();
      driver.shutdownNow();
    }
  }
}
