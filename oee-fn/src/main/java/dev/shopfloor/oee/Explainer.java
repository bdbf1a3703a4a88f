package dev.shopfloor.oee;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlannedStop;
import dev.shopfloor.plant.TagSpec.CounterSpec;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes down what a fold does, for a person. */
final class Explainer {
  private final List<ExplainedInterval> intervals = new ArrayList<>();
  private final List<ExplainedCount> counts = new ArrayList<>();

  /** Time that counts as the machine says. */
  void time(
      AssetRevision revision,
      Judgement judged,
      boolean offShift,
      Held state,
      Situation now,
      long from,
      long to) {
    if (offShift) {
      add(from, to, TimeClass.OFFSHIFT, state.name(), "", "calendar", "outside every shift");
      return;
    }
    add(
        from,
        to,
        judged.timeClass(),
        state.name(),
        "",
        source(revision, judged),
        rule(revision, judged, state, now));
  }

  /** Time that a planned stop claims. */
  void planned(PlannedBreak plan, Held state, long from, long to) {
    add(
        from,
        to,
        TimeClass.PLANNED,
        state.name(),
        plan.reason(),
        "calendar",
        "planned stop from %s to %s, %s"
            .formatted(
                Nanos.instant(plan.start()),
                Nanos.instant(plan.end()),
                plan.counts() == PlannedStop.Counts.LOSS
                    ? "counted as a loss"
                    : "outside the planned time"));
  }

  private static String source(AssetRevision revision, Judgement judged) {
    return switch (judged.rule()) {
      case PROFILE, UNMAPPED, UNTRUSTED -> "tag " + revision.firstOf(Role.STATE);
      case MODE, MODE_UNMAPPED -> "tag " + revision.firstOf(Role.MODE);
      case IDLE -> "tag " + revision.firstOf(Role.ORDER);
      case STALE, NONE -> "silence";
    };
  }

  private static String rule(AssetRevision revision, Judgement judged, Held state, Situation now) {
    String word = judged.timeClass().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String profile = revision.oee().stateProfile();
    return switch (judged.rule()) {
      case PROFILE -> "state profile %s: %s is %s".formatted(profile, state.name(), word);
      case UNMAPPED -> "state profile %s has no %s".formatted(profile, state.name());
      case MODE -> "mode %s is %s".formatted(now.mode(), word);
      case MODE_UNMAPPED -> "state profile %s has no mode %s".formatted(profile, now.mode());
      case IDLE -> "%s is idle, and there is no order".formatted(state.name());
      case UNTRUSTED -> "the source does not vouch for it: quality " + state.quality();
      case STALE ->
          "nothing heard for longer than %d s"
              .formatted(revision.oee().staleAfter() / 1_000_000_000);
      case NONE -> "no state was ever told";
    };
  }

  private void add(
      long from,
      long to,
      TimeClass timeClass,
      String state,
      String reason,
      String source,
      String rule) {
    ExplainedInterval next =
        new ExplainedInterval(from, to, timeClass, false, state, reason, source, rule);
    ExplainedInterval last = intervals.isEmpty() ? null : intervals.getLast();
    if (last != null && last.end() == from && last.until(to).equals(next.since(last.start()))) {
      intervals.set(intervals.size() - 1, last.until(to));
    } else {
      intervals.add(next);
    }
  }

  /** A stop has ended, and what it was shows. */
  void stop(long start, boolean minor, boolean waitIsMinor, boolean setup, String reason) {
    for (int at = intervals.size() - 1; at >= 0 && intervals.get(at).end() > start; at--) {
      ExplainedInterval one = intervals.get(at);
      if (Classes.stands(one.timeClass()) && !one.minor()) {
        boolean waits = one.timeClass() == TimeClass.WAIT;
        intervals.set(
            at,
            new ExplainedInterval(
                one.start(),
                one.end(),
                waits && setup ? TimeClass.SETUP : one.timeClass(),
                waits ? waitIsMinor : minor,
                one.state(),
                reason,
                one.source(),
                waits && setup ? one.rule() + "; the product changed in it" : one.rule()));
      }
    }
  }

  /** A counter's value. */
  void count(
      long time, String tag, CounterSpec spec, long value, String product, CountSheet.Made made) {
    counts.add(
        new ExplainedCount(
            time,
            tag,
            spec.counts(),
            value,
            made.pieces(),
            made.gap(),
            product,
            made.perPiece(),
            made.flag()));
    if (made.inferred() > 0) {
      infer(made.inferred(), tag);
    }
  }

  /** The newest unknown time turns out to be run time. */
  private void infer(long nanos, String tag) {
    long left = nanos;
    for (int at = intervals.size() - 1; at >= 0 && left > 0; at--) {
      ExplainedInterval one = intervals.get(at);
      if (one.timeClass() == TimeClass.UNKNOWN) {
        long taken = Math.min(left, one.end() - one.start());
        intervals.set(
            at,
            new ExplainedInterval(
                one.end() - taken,
                one.end(),
                TimeClass.RUN,
                false,
                one.state(),
                "",
                "tag " + tag,
                "the counter proves pieces of this much time (inferRun)"));
        if (one.start() < one.end() - taken) {
          intervals.add(at, one.until(one.end() - taken));
        }
        left -= taken;
      }
    }
  }

  Explanation of(ShiftResult result) {
    return new Explanation(result, intervals, counts);
  }
}
