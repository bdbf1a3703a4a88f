package dev.shopfloor.cli.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Pause;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A real maintenance system for a trial whose own time runs ahead: where the bridge would wait,
 * real time must pass. A system that is not there is asked three times and then no more.
 */
public final class PatientCmms implements Cmms {
  private static final int MOST_FAILURES = 3;
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(5);

  private final Cmms system;
  private final LongSupplier wall;
  private final Pause pause;
  private final Consumer<String> notes;
  private int failures;

  /**
   * Patience with a system.
   *
   * @param wall the real present, ns since the epoch
   * @param pause lets real time pass
   * @param notes is told what is waited for
   */
  public PatientCmms(Cmms system, LongSupplier wall, Pause pause, Consumer<String> notes) {
    this.system = system;
    this.wall = wall;
    this.pause = pause;
    this.notes = notes;
  }

  @Override
  public String profile() {
    return system.profile();
  }

  @Override
  public Duration settling() {
    return system.settling();
  }

  @Override
  public Finding findByMarker(String marker, Limit limit) {
    return ask(limit, real -> system.findByMarker(marker, real));
  }

  @Override
  public Finding read(Order order, Limit limit) {
    return ask(limit, real -> system.read(order, real));
  }

  @Override
  public Creating create(Draft draft, Limit limit) {
    Creating creating = ask(limit, real -> system.create(draft, real));
    if (creating instanceof Ambiguous(String why)) {
      // the search that follows must be able to see what was made
      waits(settling(), why);
    }
    return creating;
  }

  @Override
  public Changing finish(Order order, Draft draft, Limit limit) {
    return ask(limit, real -> system.finish(order, draft, real));
  }

  @Override
  public Changing comment(Order order, String text, String externalId, Limit limit) {
    return ask(limit, real -> system.comment(order, text, externalId, real));
  }

  @Override
  public Changing raisePriority(Order order, Priority priority, Limit limit) {
    return ask(limit, real -> system.raisePriority(order, priority, real));
  }

  @Override
  public Reading changedSince(long since, Limit limit) {
    return ask(limit, real -> system.changedSince(since, real));
  }

  @Override
  public Changing cancel(Order order, String text, Limit limit) {
    return ask(limit, real -> system.cancel(order, text, real));
  }

  private <R> R ask(Limit limit, Function<Limit, R> call) {
    if (failures >= MOST_FAILURES) {
      return problem(new Unreached(profile() + " did not answer before and is asked no more"));
    }
    Duration waited = Duration.ZERO;
    while (true) {
      R result = call.apply(new Limit(wall.getAsLong(), limit.time()));
      if (!(result instanceof Throttled(long after, String why))) {
        count(result);
        return result;
      }
      Duration wait = Duration.ofNanos(Math.max(after, LEAST.toNanos()));
      waited = waited.plus(wait);
      if (waited.compareTo(MOST) > 0) {
        failures++;
        return result;
      }
      waits(wait, why);
    }
  }

  private void count(Object result) {
    boolean away =
        result instanceof Unreached || result instanceof Unready || result instanceof Unauthorized;
    failures = away ? failures + 1 : 0;
    if (failures == MOST_FAILURES && result instanceof Problem problem) {
      notes.accept(profile() + " is asked no more: " + problem.why());
    }
  }

  private void waits(Duration time, String why) {
    if (time.isPositive()) {
      notes.accept("waiting %d s: %s".formatted(Math.max(1, time.toSeconds()), why));
      pause.pause(time);
    }
  }

  /** A problem answers every kind of call. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <R> R problem(Unreached unreached) {
    return (R) unreached;
  }
}
