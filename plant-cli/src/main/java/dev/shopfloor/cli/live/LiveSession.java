package dev.shopfloor.cli.live;

import dev.shopfloor.cli.local.CloseAll;
import dev.shopfloor.cli.local.StartException;
import dev.shopfloor.cli.page.LiveStatus;
import dev.shopfloor.cli.page.PlantPage;
import dev.shopfloor.cli.run.ConsoleProgress;
import dev.shopfloor.cli.run.EventLog;
import dev.shopfloor.cli.run.LedgerBook;
import dev.shopfloor.cli.run.PagePort;
import dev.shopfloor.cli.run.PlantRun;
import dev.shopfloor.cli.run.PlantSetup;
import dev.shopfloor.cli.run.QuarantineFile;
import dev.shopfloor.cli.run.RunFolder;
import dev.shopfloor.cli.run.SamEnvironment;
import dev.shopfloor.cli.run.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** A live plant with its page, from start to close. */
final class LiveSession implements AutoCloseable {
  private static final String TERMS = "https://aws.amazon.com/dynamodblocallicense/";

  private final PlantRun plant;
  private final LiveBoard board;
  private final LivePlant live;
  private final LiveConsole console;
  private final PlantPage page;
  private final CloseAll closing;

  private LiveSession(
      PlantRun plant,
      LiveBoard board,
      LivePlant live,
      LiveConsole console,
      PlantPage page,
      CloseAll closing) {
    this.plant = plant;
    this.board = board;
    this.live = live;
    this.console = console;
    this.page = page;
    this.closing = closing;
  }

  /**
   * Starts all parts and the page; the plant's time stands until {@link #run}.
   *
   * @throws UsageException when a port, the data folder or the state in it cannot be used, or a
   *     part does not start
   */
  static LiveSession start(LiveRun.Options options, Plan plan, PrintWriter err, Pace pace)
      throws IOException {
    CloseAll closing = new CloseAll();
    boolean started = false;
    try {
      LiveSession session = start(options, plan, err, pace, closing);
      started = true;
      return session;
    } finally {
      if (!started) {
        closing.close();
      }
    }
  }

  private static LiveSession start(
      LiveRun.Options options, Plan plan, PrintWriter err, Pace pace, CloseAll closing)
      throws IOException {
    PagePort.require(options.port());
    RunFolder taken = RunFolder.take(options.data(), plan.folder(), options.fresh());
    Path folder = closing.add(taken).path();
    LiveState state = LiveState.in(folder).map(plan::resume).orElseGet(() -> begin(plan, err));
    boolean terminal = ConsoleProgress.onTerminal();
    LiveConsole console = new LiveConsole(err, terminal, options.verbose(), plan.zone());
    EventLog events = closing.add(EventLog.open(folder, console::event));
    ConsoleProgress progress = new ConsoleProgress(err, terminal);
    PlantRun plant = closing.add(plant(options, plan, folder, state, events, progress));
    LiveBoard board =
        new LiveBoard(plant, plan instanceof SimulatedPlan, state.lastTick(), events::newest);
    MinuteLook minutes = new MinuteLook(plant, plan, new QuarantineFile(options.data()));
    LivePlant live =
        new LivePlant(plant, plan, board, console, progress, minutes, folder, state, pace);
    PlantPage page = closing.add(PlantPage.start(options.port(), board, plan.zone()));
    SamEnvironment sam = closing.add(SamEnvironment.write(options.data(), plant.plant()));
    tellAddresses(console, plant, page);
    if (options.verbose()) {
      console.say("  For sam local invoke  --env-vars " + sam.file());
      console.say("");
    }
    return new LiveSession(plant, board, live, console, page, closing);
  }

  private static LiveState begin(Plan plan, PrintWriter err) {
    err.println(
        "Starting the plant on this machine. Its DynamoDB is Amazon's DynamoDB Local, whose");
    err.println("terms ask for an AWS account in good standing: " + TERMS);
    return plan.begin();
  }

  private static PlantRun plant(
      LiveRun.Options options,
      Plan plan,
      Path folder,
      LiveState state,
      EventLog events,
      ConsoleProgress progress) {
    LedgerBook ledgers = new LedgerBook();
    state.ledgers().forEach(ledgers::report);
    PlantSetup setup =
        new PlantSetup(
            plan.model(),
            options.home(),
            folder,
            true,
            PagePort.neighbours(options.port()),
            PagePort.url(options.port()),
            state.position(),
            ledgers,
            state.messages(),
            state.refused(),
            events);
    try {
      return PlantRun.start(setup, progress);
    } catch (StartException failed) {
      throw new UsageException(String.valueOf(failed.getMessage()), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UsageException("stopped", stopped);
    }
  }

  private static void tellAddresses(LiveConsole console, PlantRun plant, PlantPage page) {
    console.say("");
    console.say("  The plant's page      " + page.url());
    console.say("  small CMMS            " + plant.plant().stores().cmms().url());
    console.say("  time-series database  " + plant.plant().stores().timeSeries().url());
    console.say("  MQTT broker           " + plant.plant().brokerUrl());
    console.say("");
  }

  /** Passes the plant's time until {@link #stop}. */
  void run() throws IOException {
    live.run();
  }

  /** Works through the time before the plant goes live. */
  void backFill() {
    live.backFill();
  }

  /** Lets the step that is under way end, and then no other begin. */
  void stop() {
    console.end();
    console.say("Stopping");
    live.stop();
  }

  /** Whether it came so far as to be live. */
  boolean wasLive() {
    return board.status().phase() == LiveStatus.Phase.LIVE;
  }

  /** The plant itself. */
  PlantRun plant() {
    return plant;
  }

  /** What the page shows. */
  LiveBoard board() {
    return board;
  }

  /** Address of the page. */
  String pageUrl() {
    return page.url();
  }

  /** Stops all parts, last started first. */
  @Override
  public void close() {
    closing.close();
  }
}
