package dev.shopfloor.writer.faults;

import dev.shopfloor.writer.Readings;
import dev.shopfloor.writer.faults.ModelQueue.Delivery;
import dev.shopfloor.writer.faults.WorkerProcess.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Gives a plan of messages to the writer through a queue, a quarantine and a network that fail,
 * until the queue is empty; then store, quarantine and ledger must be what the plan says.
 *
 * <p>The plan and what goes wrong come from one seed, which is printed and which the system
 * property {@code shopfloor.seed} sets. Invocations run side by side, so the same seed gives the
 * same plan and the same faults, but not each time the same order of things.
 */
public final class FaultScript {
  private static final int WINDOW = 20_000;
  private static final long BETWEEN_WINDOWS = Duration.ofDays(1).toNanos();
  private static final int PROCESSES = 3;
  private static final int MOST_MESSAGES = 100;

  private final String name;
  private final StoreUnderTest.Opening stores;
  private final Workmanship workmanship;
  private final long seed;
  private final Figures figures = new Figures();

  /** The script for a store. */
  public FaultScript(String name, StoreUnderTest.Opening stores) {
    this(name, stores, Workmanship.SOUND, Long.getLong("shopfloor.seed", System.nanoTime()));
  }

  FaultScript(String name, StoreUnderTest.Opening stores, Workmanship workmanship, long seed) {
    this.name = name;
    this.stores = stores;
    this.workmanship = workmanship;
    this.seed = seed;
  }

  /**
   * Runs it.
   *
   * @param points how many the plan has at least
   * @throws AssertionError when anything is not as it must be; it names the seed
   */
  public Figures run(int points) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    System.out.printf("fault script, %s: -Dshopfloor.seed=%d%n", name, seed);
    SplittableRandom random = new SplittableRandom(seed);
    Schedule schedule = new Schedule(seed);
    for (int done = 0, window = 0; done < points; done += WINDOW, window++) {
      try {
        window(
            random.split(),
            schedule,
            Readings.NOON + window * BETWEEN_WINDOWS,
            Math.min(WINDOW, points - done));
      } catch (AssertionError wrong) {
        throw new AssertionError(
            "%s, seed %d, window %d: %s".formatted(name, seed, window, wrong.getMessage()), wrong);
      }
    }
    System.out.printf(
        "fault script, %s: %s; seed %d%n",
        name, figures.line((System.nanoTime() - begun) / 1e9), seed);
    return figures;
  }

  private void window(SplittableRandom random, Schedule schedule, long base, int points)
      throws IOException, InterruptedException {
    try (StoreUnderTest store = stores.at(base)) {
      List<PlantedMessage> plan = Plan.of(random.split(), base, points);
      figures.planned(plan.size(), plan.stream().mapToLong(PlantedMessage::size).sum());
      Verdicts verdicts = new Verdicts(store.rules(), base);
      Accounts accounts = new Accounts(store.rules(), verdicts);
      ModelQuarantine quarantine = new ModelQuarantine();
      ModelQueue queue = new ModelQueue(plan, random.split());
      List<WorkerProcess> processes = new ArrayList<>();
      try {
        for (int at = 0; at < PROCESSES; at++) {
          processes.add(
              new WorkerProcess(store, quarantine, accounts, schedule, figures, workmanship));
        }
        drain(queue, processes, random);
        for (WorkerProcess process : processes) {
          process.settle();
        }
      } finally {
        for (WorkerProcess process : processes) {
          process.close();
        }
      }
      accounts.check();
      if (queue.deletions() != plan.size()) {
        throw new AssertionError(
            "%d messages deleted of %d".formatted(queue.deletions(), plan.size()));
      }
      quarantine.check(verdicts, plan);
      new Expected(store.rules(), verdicts, plan).check(store.held());
    }
  }

  /** Several batches at once, until no message is left. */
  private static void drain(
      ModelQueue queue, List<WorkerProcess> processes, SplittableRandom random)
      throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (true) {
        List<Future<Run>> runs = new ArrayList<>();
        for (WorkerProcess process : processes.subList(0, random.nextInt(1, PROCESSES + 1))) {
          List<Delivery> batch = queue.receive(batchSize(random));
          if (!batch.isEmpty()) {
            SplittableRandom own = random.split();
            runs.add(threads.submit(() -> process.run(batch, own)));
          }
        }
        if (runs.isEmpty()) {
          return;
        }
        for (Future<Run> run : runs) {
          Run left = result(run);
          left.deleted().forEach(queue::delete);
          left.again().forEach(queue::comeAgain);
        }
      }
    }
  }

  private static int batchSize(SplittableRandom random) {
    return random.nextInt(8) == 0 ? MOST_MESSAGES : random.nextInt(1, 20);
  }

  private static Run result(Future<Run> run) throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof AssertionError wrong) {
        throw wrong;
      }
      throw new AssertionError("the writer threw " + failed.getCause(), failed.getCause());
    }
  }
}
