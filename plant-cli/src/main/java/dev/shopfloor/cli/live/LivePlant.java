package dev.shopfloor.cli.live;

import dev.shopfloor.cli.page.LiveStatus;
import dev.shopfloor.cli.run.ConsoleProgress;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.cli.run.PlantRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running plant and its plan: passes its time, keeps its state, tells board and console. */
final class LivePlant implements LiveLoop.Plant {
  private static final Logger LOG = LoggerFactory.getLogger(LivePlant.class);
  // the checks read every result and all of quarantine; in the back-fill nobody watches them
  private static final long CHECKED_EVERY_MINUTES = 30;

  private final PlantRun plant;
  private final Plan plan;
  private final LiveBoard board;
  private final LiveConsole console;
  private final Path folder;
  private final MinuteLook minutes;
  private final Pace pace;
  private final LiveLoop loop;
  private final long seed;
  private final Instant begin;
  private final ConsoleProgress progress;
  private LiveStatus.Phase phase = LiveStatus.Phase.BACK_FILL;

  LivePlant(
      PlantRun plant,
      Plan plan,
      LiveBoard board,
      LiveConsole console,
      ConsoleProgress progress,
      MinuteLook minutes,
      Path folder,
      LiveState state,
      Pace pace) {
    this.plant = plant;
    this.plan = plan;
    this.board = board;
    this.console = console;
    this.progress = progress;
    this.minutes = minutes;
    this.folder = folder;
    this.pace = pace;
    this.seed = state.seed();
    this.begin = state.position();
    this.loop = new LiveLoop(this, plan::between, pace, state.position(), state.lastTick());
  }

  /** Passes the plant's time until {@link #stop}; keeps the state in the end. */
  void run() throws IOException {
    LOG.info("runs from plant time {}", loop.position());
    backFill();
    phase = LiveStatus.Phase.LIVE;
    look(loop.lastTick());
    loop.live();
    keep();
    LOG.info("stopped at plant time {}", loop.position());
  }

  /** Passes the time before the plant goes live; returns early when stopped. */
  void backFill() {
    if (loop.lastTick().isBefore(plan.liveFrom())) {
      console.say("Working through the plant's first hours");
      loop.backFill(plan.liveFrom());
      progress.done();
    }
  }

  /** Lets the step that is under way end, and then no other begin. */
  void stop() {
    loop.stop();
  }

  @Override
  public void publish(MessageLine message) {
    plant.publish(message);
  }

  @Override
  public void goOnTo(Instant time) {
    plant.goOnTo(time);
    moved();
  }

  @Override
  public void tick(Instant time) {
    plant.tick(time);
    moved();
    if (phase == LiveStatus.Phase.BACK_FILL) {
      progress.replayed(share(time), plant.messages(), time);
    }
    boolean watched = phase == LiveStatus.Phase.LIVE;
    if (watched || time.getEpochSecond() / 60 % CHECKED_EVERY_MINUTES == 0) {
      look(time);
    } else {
      board.ticked(time, board.minute());
    }
  }

  @Override
  public void ticked() {
    keep();
  }

  private void moved() {
    long now = pace.nanoTime();
    board.moved(phase, share(loop.position()), now);
    if (phase == LiveStatus.Phase.LIVE) {
      console.status(board.status(), board.minute(), now);
    }
  }

  private double share(Instant time) {
    double whole = Duration.between(begin, plan.liveFrom()).toMillis();
    return whole <= 0 ? 1 : Math.clamp(Duration.between(begin, time).toMillis() / whole, 0, 1);
  }

  private void look(Instant tick) {
    LiveBoard.Minute minute = minutes.at(tick, loop.position());
    board.ticked(tick, minute);
    LOG.info(
        "tick {}: {} messages, {} differences in the ledger, {} of {} known answers differ,"
            + " {} open orders",
        tick,
        plant.messages(),
        minute.differences().size(),
        minute.checks().stream().filter(check -> !check.equal()).count(),
        minute.checks().size(),
        minute.openOrders());
    if (phase == LiveStatus.Phase.LIVE) {
      console.trouble(minute);
    }
  }

  /** Another start would lose what waits in a queue; it then goes on from an earlier state. */
  private void keep() {
    if (plant.plant().waitingForTick() > 0) {
      return;
    }
    try {
      new LiveState(
              seed,
              loop.position(),
              loop.lastTick(),
              plant.messages(),
              plant.refused(),
              List.copyOf(plant.ledgers().all()))
          .keep(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException("the state cannot be kept in " + folder, failed);
    }
  }
}
