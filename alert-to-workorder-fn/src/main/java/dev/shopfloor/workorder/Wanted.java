package dev.shopfloor.workorder;

import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Calm.Hold;
import dev.shopfloor.workorder.WorkOrderState.History;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a beginning becomes an order now, later or never, in this order: severity,
 * silences, flapping, hold-off.
 */
final class Wanted {
  private static final long MILLI = 1_000_000L;

  private final WorkOrderState state;
  private final AssetPolicy policy;
  private final long now;
  private final long endsAt;

  /**
   * A decision.
   *
   * @param state NONE, CLOSED or FAILED, its history and its calm as after the beginning
   */
  Wanted(WorkOrderState state, AssetPolicy policy, long now) {
    this(state, policy, now, 0);
  }

  /**
   * A decision about a beginning whose end is still to be worked: what waited in a queue for long
   * must not become an order because its end waits behind it.
   *
   * @param endsAt when it ended; 0 for not known
   */
  Wanted(WorkOrderState state, AssetPolicy policy, long now, long endsAt) {
    this.state = state;
    this.policy = policy;
    this.now = now;
    this.endsAt = endsAt;
  }

  /** A beginning was reported. */
  Decision begun(Occurrence.Raised raised, String why) {
    Severity severity = policy.severity(raised.severity());
    Decision sooner = beforeHoldOff(raised, severity, raised.eventTime());
    if (sooner != null) {
      return sooner;
    }
    long holdOff = policy.handling().holdOff();
    boolean unstable = state.calm().unstable(raised.eventTime());
    if (holdOff > 0 && !unstable && state.phase() != Phase.FAILED) {
      long stood = endOf(raised) - raised.eventTime();
      if (ended(raised) && stood < holdOff) {
        return suppressed(
            "holdOff",
            "ended after %s, less than the hold-off of %s".formatted(span(stood), span(holdOff)));
      }
      if (!ended(raised) && raised.eventTime() + holdOff > now) {
        return hold(
            raised,
            severity,
            "holdOff",
            raised.eventTime() + holdOff,
            "waits whether it still stands after " + span(holdOff));
      }
    }
    return create(severity, unstable ? "unstable signal; " + why : why);
  }

  /** The time that it had to wait is over, and it still stands. */
  Decision released(Occurrence.Raised kept, String cause) {
    Severity severity = worse(policy.severity(kept.severity()), state.severity());
    Decision sooner = beforeHoldOff(kept, severity, now);
    return sooner == null ? create(severity, "still stands; it waited for: " + cause) : sooner;
  }

  private @Nullable Decision beforeHoldOff(
      Occurrence.Raised raised, Severity severity, long judgedAt) {
    if (!severity.atLeast(policy.workOrderFrom())) {
      return none(
          state.with(state.history().withSuppressed()),
          "severity",
          "severity %s is below work-order severity %s"
              .formatted(severity, policy.workOrderFrom()));
    }
    Silence silence = policy.handling().silence();
    if (silence != null) {
      Decision silent = silent(raised, severity, silence);
      if (silent != null) {
        return silent;
      }
    }
    long pause = policy.handling().flapping().pause();
    long last = state.progress().orderedAt();
    if (state.calm().unstable(judgedAt) && last > 0 && last + pause > now) {
      String why = "unstable signal; its order for this time was made at " + time(last);
      return ended(raised)
          ? suppressed("flapping", why)
          : hold(raised, severity, "flapping", last + pause, why);
    }
    return null;
  }

  private @Nullable Decision silent(Occurrence.Raised raised, Severity severity, Silence silence) {
    String word = silence.kind().word();
    if (!silence.ends()) {
      return suppressed(word, word + ": " + silence.reason());
    }
    // an end after the silence is no news yet: the order is made and told of it
    if (ended(raised) && endOf(raised) <= silence.until()) {
      return suppressed(
          word, "%s until %s: %s".formatted(word, time(silence.until()), silence.reason()));
    }
    // late news of a time that is over: it still stands
    return silence.until() <= now
        ? null
        : hold(
            raised,
            severity,
            word,
            silence.until(),
            "%s until %s: %s".formatted(word, time(silence.until()), silence.reason()));
  }

  private Decision create(Severity severity, String why) {
    WorkOrderState free = state.with(state.calm().with((Hold) null));
    return new Decision(free.pending(severity, free.history()), new Effect.Create(), why + rules());
  }

  private Decision hold(
      Occurrence.Raised raised, Severity severity, String cause, long until, String why) {
    if (state.phase() == Phase.FAILED) {
      // it is listed among the refused orders, where a person sees it
      return new Decision(
          state.with(state.history().repeated(1)),
          new Effect.None(Verdict.COUNTED, cause),
          why + rules());
    }
    Hold hold = new Hold(cause, until, policy.priority(severity));
    return new Decision(
        state.with(severity).with(state.calm().with(hold)).in(Phase.HELD),
        new Effect.Hold(raised, cause),
        why + rules());
  }

  private Decision suppressed(String cause, String why) {
    return none(state.with(state.history().withSuppressed()), cause, why);
  }

  private Decision none(WorkOrderState next, String cause, String why) {
    return new Decision(next, new Effect.None(Verdict.SUPPRESSED, cause), why + rules());
  }

  /** The plant file's rules are part of each reason. */
  private String rules() {
    return policy.handling().rules().isEmpty()
        ? ""
        : " (rules: " + String.join(", ", policy.handling().rules()) + ")";
  }

  private boolean ended(Occurrence.Raised raised) {
    return endOf(raised) > 0;
  }

  /** When it ended, as far as is known; 0 for not yet. */
  private long endOf(Occurrence.Raised raised) {
    History history = state.history();
    if (history.cleared() > raised.eventTime() && history.cleared() >= history.raised()) {
      return history.cleared();
    }
    return endsAt > raised.eventTime() ? endsAt : 0;
  }

  /** The worse of two. */
  static Severity worse(Severity one, @Nullable Severity other) {
    return other == null || one.compareTo(other) > 0 ? one : other;
  }

  private static String time(long nanos) {
    return Instant.ofEpochMilli(nanos / MILLI).toString();
  }

  /** Such as {@code 1.5 s} or {@code 2 h 5 min}. */
  static String span(long nanos) {
    Duration span = Duration.ofNanos(nanos);
    if (span.toMinutes() == 0) {
      return "%s s".formatted(span.toMillis() / 1000.0);
    }
    return span.toHours() == 0
        ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
        : "%d h %d min".formatted(span.toHours(), span.toMinutesPart());
  }
}
