package dev.shopfloor.cli.local.functions;

import dev.shopfloor.cli.local.template.FunctionSpec.AsyncConfig;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's asynchronous invocation of one function: events wait in line, a failing one is tried
 * again, and what still fails goes to the on-failure destination.
 *
 * <p>Lambda waits one and two minutes between tries; here a retry is due at the next tick, whatever
 * the wall clock says.
 */
public final class AsyncInvoker implements AutoCloseable {
  /** Lambda's limit for an asynchronous event, bytes. */
  private static final int MAX_EVENT_BYTES = 1_048_576;

  private final FunctionHost function;
  private final int maxRetries;
  private final FailureDestination destination;
  private final Clock clock;
  private final InFlight inFlight;
  private final ExecutorService workers;
  private final Queue<Attempt> retries = new ArrayDeque<>();

  /** Takes the record of an event that failed for good. */
  @FunctionalInterface
  public interface FailureDestination {
    /** Stores the record, JSON in Lambda's form. */
    void send(String json);
  }

  /**
   * An invoker.
   *
   * @param config retries of the template; absent: two retries and no destination
   * @param inFlight counts every event from its acceptance until its invocation has ended
   */
  public AsyncInvoker(
      FunctionHost function,
      Optional<AsyncConfig> config,
      FailureDestination destination,
      Clock clock,
      InFlight inFlight) {
    this.function = function;
    this.maxRetries = config.map(AsyncConfig::maxRetries).orElse(2);
    this.destination = destination;
    this.clock = clock;
    this.inFlight = inFlight;
    this.workers =
        Executors.newFixedThreadPool(
            function.environments(),
            Thread.ofPlatform().name("invoke-" + function.spec().name(), 0).factory());
  }

  /**
   * Takes an event; returns before the function has seen it.
   *
   * @throws DeliveryRefusedException when the event is too large or the function is being stopped
   */
  public void accept(byte[] event) throws DeliveryRefusedException {
    if (event.length > MAX_EVENT_BYTES) {
      throw new DeliveryRefusedException(
          "the event has " + event.length + " bytes; Lambda takes at most " + MAX_EVENT_BYTES);
    }
    if (workers.isShutdown()) {
      throw new DeliveryRefusedException(function.spec().name() + " is being stopped");
    }
    submit(new Attempt(UUID.randomUUID().toString(), event, 1));
  }

  /** Tries again what failed before: a tick has passed. */
  public void retryDue() {
    List<Attempt> due;
    synchronized (retries) {
      due = new ArrayList<>(retries);
      retries.clear();
    }
    due.forEach(this::submit);
  }

  /** Events that wait for the next tick. */
  public int waiting() {
    synchronized (retries) {
      return retries.size();
    }
  }

  private void submit(Attempt attempt) {
    inFlight.begin();
    workers.execute(() -> {
      try {
        function.invoke(attempt.event());
      } catch (FunctionFailedException e) {
        failed(attempt, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        inFlight.end();
      }
    });
  }

  private void failed(Attempt attempt, FunctionFailedException failure) {
    if (attempt.number() <= maxRetries) {
      synchronized (retries) {
        retries.add(new Attempt(attempt.requestId(), attempt.event(), attempt.number() + 1));
      }
      return;
    }
    @Nullable Throwable cause = failure.getCause();
    destination.send(
        FailureRecord.json(
            function.spec().arn(),
            clock.instant(),
            attempt.requestId(),
            attempt.number(),
            attempt.event(),
            cause == null ? failure : cause));
  }

  @Override
  public void close() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
  private record Attempt(String requestId, byte[] event, int number) {}
}
