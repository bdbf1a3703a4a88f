package dev.shopfloor.writer.faults;

import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.RetryingStore;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.WriterResult;
import dev.shopfloor.writer.WriterService;
import dev.shopfloor.writer.faults.ModelQueue.Delivery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A place where the function runs, one invocation after the other. The process stays until it is
 * killed; then a new one takes its place, with nothing that the old one knew.
 */
final class WorkerProcess implements AutoCloseable {
  /** Near to the dead letters all is well, as after an outage: one more delivery must do. */
  private static final int RECEIVES_OF_AN_OUTAGE = ModelQueue.MOST_RECEIVES - 4;

  private final StoreUnderTest store;
  private final ModelQuarantine quarantine;
  private final Accounts accounts;
  private final Schedule schedule;
  private final Figures figures;
  private final Workmanship workmanship;
  private final FaultProxy network;
  private @Nullable WriterService service;
  private @Nullable Invocation invocation;

  WorkerProcess(
      StoreUnderTest store,
      ModelQuarantine quarantine,
      Accounts accounts,
      Schedule schedule,
      Figures figures,
      Workmanship workmanship)
      throws IOException {
    this.store = store;
    this.quarantine = quarantine;
    this.accounts = accounts;
    this.schedule = schedule;
    this.figures = figures;
    this.workmanship = workmanship;
    network = new FaultProxy(store, figures);
  }

  /** What an invocation left: messages that it deleted, and messages that come again. */
  record Run(List<Delivery> deleted, List<Delivery> again) {}

  /** Handles a batch as the event source hands it over. */
  Run run(List<Delivery> batch, SplittableRandom random) {
    boolean fair = batch.stream().anyMatch(one -> one.entry().receives() >= RECEIVES_OF_AN_OUTAGE);
    Invocation now = new Invocation(random, fair, schedule, figures);
    invocation = now;
    network.begin(now);
    List<Delivery> deleted = new ArrayList<>();
    try {
      handle(batch, now, deleted);
    } catch (Killed killed) {
      service = null;
    }
    now.end();
    List<Delivery> again = new ArrayList<>(batch);
    // each handing out for itself: the same message may be there twice
    deleted.forEach(again::remove);
    figures.invoked(batch.size(), again.size());
    return new Run(deleted, again);
  }

  private void handle(List<Delivery> batch, Invocation now, List<Delivery> deleted) {
    List<QueuedMessage> messages = batch.stream().map(one -> one.entry().queued()).toList();
    WriterResult result =
        workmanship.result(
            service(random(now))
                .process(
                    messages,
                    Deadline.in(
                        now.time,
                        () -> {
                          now.step(Step.CLOCK);
                          return now.clock.nanos();
                        })));
    if (now.kill.survived()) {
      throw new AssertionError("the writer went on after it was killed");
    }
    accounts.check(batch, result);
    if (now.weather == Weather.FAIR && !result.returned().isEmpty() && !timedOut(result)) {
      throw new AssertionError("returned although all was well: " + result.remarks());
    }
    now.step(Step.BEFORE_DELETE);
    for (Delivery one : batch) {
      if (!result.returned().contains(one.entry().message.id())) {
        deleted.add(one);
        now.step(Step.WITHIN_DELETE);
      }
    }
  }

  /** A machine that has too much else to do is no fault of the writer's. */
  private static boolean timedOut(WriterResult result) {
    return result.remarks().stream().anyMatch(remark -> remark.contains("no answer within"));
  }

  private static Random random(Invocation now) {
    return new Random(now.random(0, 0).nextLong());
  }

  private WriterService service(Random random) {
    WriterService warm = service;
    if (warm == null) {
      warm =
          new WriterService(
              workmanship.store(
                  new RetryingStore(
                      killable(store.connect(network.url())),
                      store.retries(),
                      time -> {
                        now().step(Step.WAIT);
                        now().clock.pass(time);
                      },
                      random)),
              store.layout(),
              workmanship.quarantine(records -> quarantine.keep(records, now())));
      service = warm;
    }
    return warm;
  }

  private TimeSeriesStore killable(TimeSeriesStore adapter) {
    return (batch, deadline) -> {
      now().step(Step.BEFORE_WRITE);
      var report = adapter.write(batch, deadline);
      now().step(Step.AFTER_WRITE);
      return report;
    };
  }

  private Invocation now() {
    if (invocation == null) {
      throw new IllegalStateException("no invocation");
    }
    return invocation;
  }

  /** Waits until nothing of this process is under way any more. */
  void settle() throws IOException, InterruptedException {
    network.settle();
  }

  @Override
  public void close() throws IOException {
    network.close();
  }
}
