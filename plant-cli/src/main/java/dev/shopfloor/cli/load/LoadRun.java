package dev.shopfloor.cli.load;

import dev.shopfloor.cli.local.StartException;
import dev.shopfloor.cli.page.PlantPage;
import dev.shopfloor.cli.run.ConsoleProgress;
import dev.shopfloor.cli.run.EventLog;
import dev.shopfloor.cli.run.PagePort;
import dev.shopfloor.cli.run.PlantRun;
import dev.shopfloor.cli.run.PlantSetup;
import dev.shopfloor.cli.run.RunFolder;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code ./plant run --load}: starts a plant, sends to it, and reports what became of it. */
public final class LoadRun {
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final double WARM_UP_MESSAGES_PER_SECOND = 100;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final long BACKLOG_BYTES = 96 << 20;
  private static final long BYTES_A_MESSAGE = 1_500;
  private static final long BYTES_A_READING = 300;

  private final Options options;
  private final PrintWriter out;
  private final LoadConsole console;
  private final PrintWriter err;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * What to run.
   *
   * @param length of the load, or of each step of a ramp
   * @param patience longest time to wait in the end until all is done
   * @param home the checkout
   * @param data folder for local state
   * @param port of the page; 0 for a free one
   * @param json whether to report as JSON lines
   */
  public record Options(
      LoadSpec spec,
      Duration length,
      Duration patience,
      long seed,
      Path home,
      Path data,
      int port,
      boolean json) {}

  /** A run that reports to {@code out} and tells its progress to {@code err}. */
  public LoadRun(Options options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.console = new LoadConsole(err, ConsoleProgress.onTerminal());
  }

  /**
   * Runs it.
   *
   * @return whether every reading is accounted for
   * @throws UsageException when the port or the data folder cannot be used
   */
  public boolean run() throws IOException, InterruptedException {
    LoadReport report = load();
    if (options.json()) {
      new LoadJson(out).print(report);
    } else {
      new LoadText(out).print(report);
    }
    return report.addsUp();
  }

  /** Runs it and returns what it found. */
  LoadReport load() throws IOException, InterruptedException {
    PagePort.require(options.port());
    CountDownLatch ended = new CountDownLatch(1);
    Thread stop = new Thread(() -> stop(ended), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    // a load answers for its own messages only, so it begins with empty stores
    try (RunFolder folder = RunFolder.take(options.data(), "load", true);
        EventLog events = EventLog.open(folder.path(), event -> {});
        PlantRun plant = start(folder.path(), events);
        PlantPage page = PlantPage.start(options.port(), new LoadBoard(plant, events::newest))) {
      console.say("  The plant's page      " + page.url());
      return load(plant);
    } finally {
      ended.countDown();
      if (!stopped.get()) {
        Runtime.getRuntime().removeShutdownHook(stop);
      }
    }
  }

  private PlantRun start(Path folder, EventLog events) throws InterruptedException {
    PlantSetup setup =
        PlantSetup.passing(
                new LoadPlant(options.spec()).model(), options.home(), folder, Instant.now())
            .seenBy(PagePort.neighbours(options.port()), PagePort.url(options.port()), events);
    try {
      return PlantRun.start(setup, new ConsoleProgress(err, ConsoleProgress.onTerminal()));
    } catch (StartException failed) {
      throw new UsageException(String.valueOf(failed.getMessage()), failed);
    }
  }

  private LoadReport load(PlantRun plant) {
    LoadSpec spec = options.spec();
    int mostWaiting = mostWaiting(spec.tags());
    List<StepResult> steps = new ArrayList<>();
    LoadSession session =
        new LoadSession(spec, options.seed(), plant, LoadClock.real(), stopped::get, console);
    try (session) {
      Duration warmUp = options.length().compareTo(WARM_UP) < 0 ? options.length() : WARM_UP;
      console.say("Warming up for %d s".formatted(warmUp.toSeconds()));
      session.warmUp(warmUpRate(spec), warmUp, mostWaiting, options.patience());
      Ramp ramp = new Ramp(spec.rate(), spec.most());
      for (OptionalDouble rate = ramp.next();
          rate.isPresent() && !stopped.get() && session.waiting() == 0;
          rate = ramp.next()) {
        StepResult step =
            session.step(rate.getAsDouble(), options.length(), mostWaiting, options.patience());
        steps.add(step);
        ramp.tried(rate.getAsDouble(), step.keepsUp());
        if (!spec.ramp()) {
          break;
        }
      }
      return report(plant, session, steps, session.finish());
    }
  }

  /** What is cold must not begin with a backlog. */
  private static double warmUpRate(LoadSpec spec) {
    return Math.min(spec.rate(), WARM_UP_MESSAGES_PER_SECOND / spec.assets());
  }

  /**
   * So many that they fill no more of the heap than it has to spare: each is held several times.
   */
  static int mostWaiting(int tags) {
    return (int) (BACKLOG_BYTES / (BYTES_A_MESSAGE + tags * BYTES_A_READING));
  }

  private LoadReport report(
      PlantRun plant, LoadSession session, List<StepResult> steps, int waiting) {
    long readings = session.sent() * options.spec().tags();
    List<String> differences = new ArrayList<>();
    if (waiting == 0) {
      differences.addAll(plant.differences());
      Ledger enrich = plant.ledgers().of(Stage.ENRICH);
      if (enrich.taken(Subject.POINTS) != readings) {
        differences.add(
            "readings sent: %d, but points that enrich took: %d"
                .formatted(readings, enrich.taken(Subject.POINTS)));
      }
    }
    Map<String, Integer> stuck = new TreeMap<>();
    if (waiting == 0) {
      plant
          .plant()
          .queueDepths()
          .forEach((queue, depth) -> {
            if (depth > 0) {
              stuck.put(queue, depth);
            }
          });
    }
    return new LoadReport(
        options.spec(),
        Machine.line(),
        steps,
        session.sent(),
        readings,
        List.copyOf(plant.ledgers().all()),
        waiting,
        stuck,
        differences);
  }

  /** Ctrl-C: nothing more is sent, what was measured is told, and then all parts stop. */
  private void stop(CountDownLatch ended) {
    stopped.set(true);
    console.say("Stopping");
    try {
      if (!ended.await(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        err.println("Stopped before all parts had ended");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
