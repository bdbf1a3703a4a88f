package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Gate.Decision;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what a maintenance system takes: no more requests a minute than it allows, none
 * while it asks for quiet, and one now and then while it fails. All workers share one {@link Gate};
 * a request costs one conditional write, a failure another.
 *
 * <p>A gate that is away stops no work order: then each worker goes by what it last knew.
 */
public final class GatedExchange implements Exchange {
  private static final int MOST_TRIES = 50;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final long SECOND = 1_000_000_000L;

  private final Exchange inner;
  private final GateStore store;
  private final Rules rules;
  private final LongSupplier clock;
  private final Pause pause;
  private final AtomicLong unguarded = new AtomicLong();
  private volatile @Nullable Gate known;

  /**
   * What a system takes.
   *
   * @param rate of all workers together
   * @param quiet how long to leave it alone when it throttles without saying how long
   */
  public record Rules(Rate rate, Duration quiet) {
    /** What a profile says. */
    public static Rules of(Profile.Limits limits) {
      return new Rules(Rate.of(limits.requestsPerMinute()), limits.pause());
    }
  }

  /**
   * A gate before an exchange.
   *
   * @param clock the present, ns since the epoch
   * @param pause waits for a token that is there soon
   */
  public GatedExchange(
      Exchange inner, GateStore store, Rules rules, LongSupplier clock, Pause pause) {
    this.inner = inner;
    this.store = store;
    this.rules = rules;
    this.clock = clock;
    this.pause = pause;
  }

  /** How often the gate was away since this was last asked. */
  public long unguarded() {
    return unguarded.getAndSet(0);
  }

  @Override
  public Answer send(Request request, Cmms.Limit limit) {
    long waited = 0;
    boolean fresh = false;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Gate gate = fresh || known == null ? read() : known;
      long now = clock.getAsLong();
      Decision decision = gate.ask(rules.rate(), now);
      if (!replaced(gate, decision.gate())) {
        continue;
      }
      if (decision.goes()) {
        Duration time = limit.time().minusNanos(waited);
        Answer answer = inner.send(request, new Cmms.Limit(now, time));
        learn(answer);
        return answer;
      }
      long wait = decision.freeAt() - now;
      if (!fresh) {
        // others may have opened the gate meanwhile
        fresh = true;
      } else if (waited + wait > most(limit)) {
        return new Answer.Held(decision.freeAt(), "held back from the system: " + decision.why());
      } else {
        pause.pause(Duration.ofNanos(wait));
        waited += wait;
      }
    }
    return new Answer.Held(
        clock.getAsLong() + SECOND, "held back from the system: too many workers at once");
  }

  /** Costs one read: what this worker knows may be old. */
  @Override
  public boolean heldBack(long now) {
    return read().breaker().holdsBack(now);
  }

  /** A part of the time only, so that enough is left for the request. */
  private static long most(Cmms.Limit limit) {
    return Math.min(limit.time().toNanos() / 2, LONGEST_WAIT.toNanos());
  }

  private void learn(Answer answer) {
    long now = clock.getAsLong();
    switch (answer) {
      case Answer.Answered answered when answered.status() == 429 -> {
        long said = RetryAfter.nanos(answered.headers().get("retry-after"), now);
        change(gate -> gate.throttled(now, said > 0 ? Duration.ofNanos(said) : rules.quiet()));
      }
      case Answer.Answered answered when answered.status() < 500 -> change(Gate::answered);
      case Answer.Held held -> {}
      case Answer.Answered outOfOrder -> change(gate -> gate.failed(now));
      case Answer.NotSent notSent -> change(gate -> gate.failed(now));
      case Answer.Lost lost -> change(gate -> gate.failed(now));
    }
  }

  private void change(UnaryOperator<Gate> change) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Gate gate = known == null ? read() : known;
      if (replaced(gate, change.apply(gate))) {
        return;
      }
    }
  }

  /** False when another worker was faster; then the present one is known. */
  private boolean replaced(Gate before, Gate after) {
    if (after.equals(before)) {
      return true;
    }
    Gate present;
    try {
      present = store.replace(before, after);
    } catch (RuntimeException away) {
      unguarded.incrementAndGet();
      present = null;
    }
    known = present == null ? after : present;
    return present == null;
  }

  private Gate read() {
    Gate gate;
    try {
      gate = store.read();
    } catch (RuntimeException away) {
      unguarded.incrementAndGet();
      Gate last = known;
      gate = last == null ? Gate.NEW : last;
    }
    known = gate;
    return gate;
  }
}
