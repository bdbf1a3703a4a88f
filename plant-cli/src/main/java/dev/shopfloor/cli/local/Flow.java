package dev.shopfloor.cli.local;

import dev.shopfloor.cli.local.functions.InFlight;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plant whose queues flow by themselves while others publish: nobody waits until all is done, and
 * a minute's tick comes in time however much waits. Without one, {@link LocalPlant#tick} drives
 * all.
 */
public final class Flow implements AutoCloseable {
  private final SimulatedClock clock;
  private final Wiring wiring;
  private final InFlight inFlight;
  private final QueueFlow queues;

  Flow(SimulatedClock clock, Wiring wiring, InFlight inFlight) {
    this.clock = clock;
    this.wiring = wiring;
    this.inFlight = inFlight;
    this.queues = wiring.pollers.flow();
  }

  /** A minute is over: what was given back comes again, and the schedules fire. */
  public void tick(Instant minute) {
    requireRunning();
    clock.advanceTo(minute);
    wiring.rules.retryDue();
    queues.release();
    wiring.schedules.fire(minute);
  }

  /**
   * Work that is not done: messages on their way through broker and rules, invocations that wait or
   * run, and all that waits in queues for a function.
   *
   * @throws IllegalStateException when a queue is polled no more, with the reason
   */
  public int waiting() {
    requireRunning();
    return inFlight.count() + wiring.pollers.waiting();
  }

  /** Of {@link #waiting}, what has not come through broker, rules and the functions they invoke. */
  public int arriving() {
    return inFlight.count();
  }

  private void requireRunning() {
    @Nullable Throwable failure = queues.failure();
    if (failure != null) {
      throw new IllegalStateException("a queue cannot be emptied: " + failure, failure);
    }
  }

  /**
   * Lets each queue's batch that is under way end; from then on {@link LocalPlant} drives again.
   */
  @Override
  public void close() {
    queues.close();
  }
}
