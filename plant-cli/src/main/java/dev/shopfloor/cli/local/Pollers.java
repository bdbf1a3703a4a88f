package dev.shopfloor.cli.local;

import dev.shopfloor.cli.local.queues.QueuePoller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** All event sources together: empties the queues until none has anything for its function. */
final class Pollers implements AutoCloseable {
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final List<QueuePoller> pollers;
  private final ExecutorService threads;

  Pollers(List<QueuePoller> pollers) {
    this.pollers = List.copyOf(pollers);
    this.threads =
        Executors.newFixedThreadPool(
            Math.max(1, pollers.size()), Thread.ofPlatform().name("poll-", 0).factory());
  }

  /**
   * Polls until every queue is empty but for messages that wait for the next tick.
   *
   * @throws IllegalStateException when a queue holds messages for half a minute and hands none out
   */
  void drain() throws InterruptedException {
    long lastProgress = System.nanoTime();
    for (List<QueuePoller> open = open(); !open.isEmpty(); open = open()) {
      if (poll(open) > 0) {
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > STUCK_NANOS) {
        throw new IllegalStateException(
            "queues hold messages that they do not hand out: " + names(open));
      } else {
        // A message on its way to the dead-letter queue, or sent with a delay.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /**
   * Polls each queue on a thread of its own, as the cloud does, until the flow is closed. Whoever
   * drains meanwhile only shares the work.
   */
  QueueFlow flow() {
    return new QueueFlow(pollers);
  }

  /** From now on tells somebody what functions take from their queues. */
  void observe(QueuePoller.Taken watcher) {
    pollers.forEach(poller -> poller.observe(watcher));
  }

  /** Messages in all queues that lead to a function. */
  int waiting() {
    return pollers.stream().mapToInt(QueuePoller::depth).sum();
  }

  /** Makes visible again what functions gave back. */
  void release() {
    pollers.forEach(QueuePoller::release);
  }

  /** Messages that wait for the next tick. */
  int returned() {
    return pollers.stream().mapToInt(QueuePoller::returned).sum();
  }

  private List<QueuePoller> open() {
    return pollers.stream().filter(poller -> poller.waiting() > 0).toList();
  }

  private int poll(List<QueuePoller> open) throws InterruptedException {
    if (open.size() == 1) {
      return open.getFirst().poll();
    }
    List<Future<Integer>> rounds = new ArrayList<>();
    for (QueuePoller poller : open) {
      rounds.add(threads.submit(poller::poll));
    }
    int handed = 0;
    for (Future<Integer> round : rounds) {
      try {
        handed += round.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a queue cannot be emptied: " + e.getCause(), e);
      }
    }
    return handed;
  }

  private static List<String> names(List<QueuePoller> pollers) {
    return pollers.stream()
        .map(poller -> poller.queue().name() + " (" + poller.waiting() + ")")
        .toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
