package dev.shopfloor.cli.live;

import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.cli.page.Check;
import dev.shopfloor.cli.page.LiveStatus;
import dev.shopfloor.cli.run.ConsoleProgress;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.cli.run.PlantRun;
import dev.shopfloor.cli.run.QuarantineFile;
import dev.shopfloor.cli.simulation.KnownAnswers;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A running plant and its plan: passes its time, keeps its state, tells board and console. */
final class LivePlant implements LiveLoop.Plant {
  // the checks read every result and all of quarantine; in the back-fill nobody watches them
  private static final long CHECKED_EVERY_MINUTES = 30;

  private final PlantRun plant;
  private final Plan plan;
  private final LiveBoard board;
  private final LiveConsole console;
  private final Path folder;
  private final QuarantineFile quarantineFile;
  private final Pace pace;
  private final LiveLoop loop;
  private final long seed;
  private final Instant begin;
  private final ConsoleProgress progress;
  private int quarantinedBefore = -1;
  private LiveStatus.Phase phase = LiveStatus.Phase.BACK_FILL;

  LivePlant(
      PlantRun plant,
      Plan plan,
      LiveBoard board,
      LiveConsole console,
      ConsoleProgress progress,
      QuarantineFile quarantineFile,
      Path folder,
      LiveState state,
      Pace pace) {
    this.plant = plant;
    this.plan = plan;
    this.board = board;
    this.console = console;
    this.progress = progress;
    this.quarantineFile = quarantineFile;
    this.folder = folder;
    this.pace = pace;
    this.seed = state.seed();
    this.begin = state.position();
    this.loop = new LiveLoop(this, plan::between, pace, state.position(), state.lastTick());
  }

  /** Passes the plant's time until {@link #stop}; keeps the state in the end. */
  void run() throws IOException {
    backFill();
    phase = LiveStatus.Phase.LIVE;
    look(loop.lastTick());
    loop.live();
    keep();
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
    try {
      List<WorkOrder> orders = plant.plant().stores().cmms().workOrders();
      LiveBoard.Minute minute =
          new LiveBoard.Minute(
              plant.differences(),
              plant.plant().queueDepths(),
              checks(tick, orders),
              plan.happenings(tick),
              LiveBoard.open(orders));
      board.ticked(tick, minute);
      if (phase == LiveStatus.Phase.LIVE) {
        console.trouble(minute);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("the small CMMS cannot be read", failed);
    }
  }

  private List<Check> checks(Instant tick, List<WorkOrder> orders) throws IOException {
    Map<Reason, Integer> quarantined = quarantined();
    // the first answer tells which problems there are, the second what came of them
    KnownAnswers problems = plan.answers(tick, List.of());
    KnownAnswers known =
        problems == null
            ? null
            : plan.answers(tick, KnownChecks.completions(problems.orders(), orders));
    return known == null
        ? List.of()
        : KnownChecks.of(
            known, plant.messages(), plant.results(), orders, quarantined, plan.zone());
  }

  /** By reason; leaves a copy for {@code ./plant quarantine}, which cannot ask a running plant. */
  private Map<Reason, Integer> quarantined() throws IOException {
    List<Quarantined> records =
        plant.quarantine().stream().flatMap(batch -> batch.records().stream()).toList();
    if (records.size() != quarantinedBefore) {
      quarantineFile.write(records);
      quarantinedBefore = records.size();
    }
    Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    records.forEach(record -> reasons.merge(record.reason(), 1, Integer::sum));
    return reasons;
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
