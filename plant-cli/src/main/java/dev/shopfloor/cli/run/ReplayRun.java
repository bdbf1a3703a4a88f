package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.PlantPorts;
import dev.shopfloor.cli.local.StartException;
import dev.shopfloor.cli.page.PlantPage;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** {@code ./plant run --replay}: start, feed, report, stop. */
public final class ReplayRun {
  private static final String TERMS = "https://aws.amazon.com/dynamodblocallicense/";

  private final Options options;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * What to run.
   *
   * @param model the compiled plant
   * @param files message files in any order
   * @param home the checkout
   * @param data folder for local state
   * @param port of the page that stays up; 0 for a free one
   * @param keep whether to stay up after the replay, with the page
   * @param json whether to report as JSON lines
   */
  public record Options(
      PlantModel model,
      List<String> files,
      Path home,
      Path data,
      int port,
      boolean keep,
      boolean json) {
    /** Copies the files. */
    public Options {
      files = List.copyOf(files);
    }
  }

  /** A run that reports to {@code out} and tells its progress to {@code err}. */
  public ReplayRun(Options options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs it, and stays up afterwards where asked to.
   *
   * @return whether the ledger adds up
   * @throws UsageException when a file or a port cannot be used
   */
  public boolean run() throws IOException, InterruptedException {
    return replay().addsUp();
  }

  /** Runs it and returns what it also prints. */
  RunReport replay() throws IOException, InterruptedException {
    if (options.keep()) {
      PagePort.require(options.port());
    }
    QuarantineFile quarantine = new QuarantineFile(options.data());
    try (MergedMessages messages = MergedMessages.open(options.files());
        // a replay answers for its own messages only, so it begins with empty stores
        RunFolder folder = RunFolder.take(options.data(), "replay", true)) {
      Instant first = Instant.ofEpochMilli(messages.firstReceivedAt());
      // what an earlier run left must not be taken for what this one leaves
      quarantine.delete();
      ConsoleProgress progress = new ConsoleProgress(err, ConsoleProgress.onTerminal());
      err.println(
          "Starting the plant on this machine. Its DynamoDB is Amazon's DynamoDB Local, whose");
      err.println("terms ask for an AWS account in good standing: " + TERMS);
      try (EventLog events = EventLog.open(folder.path(), event -> {});
          PlantRun plant = start(folder.path(), first, events, progress)) {
        return stoppable(plant, () -> feedAndTell(plant, messages, events, progress));
      }
    }
  }

  private RunReport feedAndTell(
      PlantRun plant, MergedMessages messages, EventLog events, ConsoleProgress progress)
      throws IOException, InterruptedException {
    RunReport report = feed(plant, messages, progress);
    print(report);
    if (options.keep()) {
      stayUp(plant, report, events);
    }
    return report;
  }

  /** Ctrl-C stops the parts in their order; what then fails under the work's feet is no defect. */
  private RunReport stoppable(PlantRun plant, Work work) throws IOException, InterruptedException {
    AtomicBoolean stopping = new AtomicBoolean();
    Thread stop =
        new Thread(
            () -> {
              stopping.set(true);
              err.println();
              err.println("Stopping");
              plant.close();
              err.println("Stopped; nothing is left running");
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return work.done();
    } catch (RuntimeException | IOException failed) {
      if (stopping.get()) {
        throw new UsageException("stopped before the end", failed);
      }
      throw failed;
    } finally {
      if (!stopping.get()) {
        Runtime.getRuntime().removeShutdownHook(stop);
      }
    }
  }

  private interface Work {
    RunReport done() throws IOException, InterruptedException;
  }

  private PlantRun start(Path folder, Instant first, EventLog events, ConsoleProgress progress)
      throws InterruptedException {
    try {
      return PlantRun.start(
          PlantSetup.passing(options.model(), options.home(), folder, first)
              .seenBy(
                  options.keep() ? PagePort.neighbours(options.port()) : PlantPorts.ANY,
                  options.keep() ? PagePort.url(options.port()) : null,
                  events),
          progress);
    } catch (StartException failed) {
      throw new UsageException(String.valueOf(failed.getMessage()), failed);
    }
  }

  private RunReport feed(PlantRun plant, MergedMessages messages, ConsoleProgress progress)
      throws IOException {
    err.println("Replaying " + String.join(", ", options.files()));
    Replay replay =
        new Replay(
            plant, (published, time) -> progress.replayed(messages.share(), published, time));
    long began = System.nanoTime();
    Instant end = replay.run(messages);
    progress.done();
    RunReport report = plant.report(end, Duration.ofNanos(System.nanoTime() - began));
    List<Quarantined> kept =
        plant.quarantine().stream().flatMap(batch -> batch.records().stream()).toList();
    new QuarantineFile(options.data()).write(kept);
    return report;
  }

  private void print(RunReport report) {
    if (options.json()) {
      new ReportJson(out).print(report);
      return;
    }
    Map<String, ZoneId> zones =
        options.model().assets().stream()
            .collect(
                Collectors.toMap(
                    history -> history.key().site(),
                    history -> history.latest().zone(),
                    (one, same) -> one));
    new ReportText(out, result -> zones.getOrDefault(result.asset().site(), ZoneOffset.UTC))
        .print(report);
    LedgerText.print(err, report);
  }

  private void stayUp(PlantRun plant, RunReport report, EventLog events)
      throws IOException, InterruptedException {
    ReplayBoard board =
        new ReplayBoard(plant, report, plant.plant().queueDepths(), events.newest());
    try (PlantPage page = PlantPage.start(options.port(), board)) {
      err.println("Still up until Ctrl-C:");
      err.println("  the page              " + page.url());
      err.println("  small CMMS            " + plant.plant().stores().cmms().url());
      err.println("  time-series database  " + plant.plant().stores().timeSeries().url());
      err.println("  MQTT broker           " + plant.plant().brokerUrl());
      // nothing counts it down: the shutdown hook ends the process
      new CountDownLatch(1).await();
    }
  }
}
