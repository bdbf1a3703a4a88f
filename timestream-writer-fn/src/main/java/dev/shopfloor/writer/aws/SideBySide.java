package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Sends the requests of one batch, a bounded number at once. Only the sending runs side by side:
 * each answer is handled by the caller's thread, one after the other, so what decides needs no
 * lock.
 *
 * @param <A> what is known of a request once it has been sent
 */
final class SideBySide<A> {
  /**
   * The most requests at once. A store takes more by several connections than by one, and this
   * times the event source's maximum concurrency is all that it ever sees.
   */
  static final int MOST = 4;

  private final int most;
  private final OpenRequests requests;
  private final Deadline deadline;
  private final Duration leastAttempt;
  private final Function<List<Integer>, A> send;
  private final BiConsumer<List<Integer>, A> handle;

  /**
   * Requests to be sent.
   *
   * @param most at once
   * @param leastAttempt less time than this is no attempt
   * @param send sends one request, on any thread
   * @param handle settles a request's records or adds them again, on the caller's thread
   */
  SideBySide(
      int most,
      OpenRequests requests,
      Deadline deadline,
      Duration leastAttempt,
      Function<List<Integer>, A> send,
      BiConsumer<List<Integer>, A> handle) {
    this.most = most;
    this.requests = requests;
    this.deadline = deadline;
    this.leastAttempt = leastAttempt;
    this.send = send;
    this.handle = handle;
  }

  /** Sends until no request is open. What is not sent in time is to be written again. */
  void run() {
    while ((requests.size() == 1 || most == 1) && !requests.isEmpty() && inTime()) {
      // the usual case, for which a thread would be too much
      List<Integer> request = requests.next();
      handle.accept(request, send.apply(request));
    }
    if (!requests.isEmpty()) {
      // closing it waits for what is still under way, which the deadline bounds
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        run(new ExecutorCompletionService<>(threads));
      }
    }
  }

  private void run(CompletionService<Sent<A>> threads) {
    int underWay = 0;
    while (underWay > 0 || !requests.isEmpty()) {
      while (underWay < most && !requests.isEmpty() && inTime()) {
        List<Integer> request = requests.next();
        threads.submit(() -> new Sent<>(request, send.apply(request)));
        underWay++;
      }
      if (underWay > 0) {
        Sent<A> sent = next(threads);
        underWay--;
        handle.accept(sent.request, sent.answer);
      }
    }
  }

  private boolean inTime() {
    if (deadline.allows(leastAttempt)) {
      return true;
    }
    requests.stop(new WriteOutcome.RetryAfter(Duration.ZERO, "the invocation's time was over"));
    return false;
  }

  private Sent<A> next(CompletionService<Sent<A>> threads) {
    try {
      return threads.take().get();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while requests were under way", stopping);
    } catch (ExecutionException thrown) {
      // a defect of ours or the end of the process: no outcome of any record
      if (thrown.getCause() instanceof Error ending) {
        throw ending;
      }
      throw new IllegalStateException(thrown.getCause());
    }
  }

  private record Sent<A>(List<Integer> request, A answer) {}
}
