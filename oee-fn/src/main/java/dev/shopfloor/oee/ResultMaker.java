package dev.shopfloor.oee;

import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TagSpec.Counts;
import dev.shopfloor.plant.TimeClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a result of a fold whose time has been told to the end. */
final class ResultMaker {
  private static final double LEAST_COVERAGE = 0.9;

  private ResultMaker() {}

  static ShiftResult make(AssetRevision revision, Fold fold) {
    TimeSheet times = fold.times();
    long production = times.nanos(TimeClass.RUN) + times.minor();
    long planned =
        production
            + times.nanos(TimeClass.WAIT)
            + times.nanos(TimeClass.FAULT)
            + times.nanos(TimeClass.SETUP)
            + times.nanos(TimeClass.MAINT);
    long unknown = times.nanos(TimeClass.UNKNOWN);
    Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
    flags.addAll(fold.counts().flags());
    Output output = output(revision, fold.counts(), flags);
    boolean ideals = output != null && cyclesKnown(revision, output, flags);
    Bases bases =
        new Bases(
            times.states().values().stream().mapToLong(Long::longValue).sum(),
            planned,
            production,
            times.nanos(TimeClass.SETUP),
            unknown,
            output == null ? 0 : output.ideal(),
            output == null ? 0 : output.goodIdeal(),
            0,
            ideals);
    Ratios ratios = Ratios.of(bases, output == null ? null : output.pieces());
    remark(revision, output, ratios, production, flags);
    return new ShiftResult(
        revision.key(),
        revision.context().line(),
        fold.window(),
        fold.position(),
        status(planned, unknown, output),
        fold.states().held().name(),
        fold.window().start(),
        millis(times),
        millis(times.states()),
        bases,
        output == null ? null : output.pieces(),
        new StopFigures(times.stops(), times.minorStops(), 0, 0, 0),
        List.of(),
        List.of(),
        ratios,
        flags,
        revision.context().modelVersion(),
        "",
        Accounting.of(revision.oee().policy()),
        fold.position() >= fold.window().end() ? Lifecycle.ENDED : Lifecycle.LIVE,
        fold.counts().product().isEmpty() ? null : fold.counts().product(),
        null);
  }

  private record Output(Pieces pieces, long ideal, long goodIdeal) {}

  private static @Nullable Output output(
      AssetRevision revision, CountSheet counts, Set<ResultFlag> flags) {
    boolean hasTotal = connected(revision, counts, Counts.TOTAL);
    boolean hasGood = connected(revision, counts, Counts.GOOD);
    if (!hasTotal && !hasGood) {
      return null;
    }
    long bad = sum(counts.pieces(Counts.SCRAP), counts.pieces(Counts.REWORK));
    long badIdeal = sum(counts.ideal(Counts.SCRAP), counts.ideal(Counts.REWORK));
    long total = hasTotal ? counts.pieces(Counts.TOTAL) : sum(counts.pieces(Counts.GOOD), bad);
    long ideal = hasTotal ? counts.ideal(Counts.TOTAL) : sum(counts.ideal(Counts.GOOD), badIdeal);
    long good = hasGood ? counts.pieces(Counts.GOOD) : total - bad;
    long goodIdeal = hasGood ? counts.ideal(Counts.GOOD) : ideal - badIdeal;
    if (good < 0 || good > total) {
      flags.add(ResultFlag.NEGATIVE_GOOD);
    }
    Pieces pieces =
        new Pieces(
            total,
            Math.clamp(good, 0, total),
            counts.pieces(Counts.SCRAP),
            counts.pieces(Counts.REWORK));
    return new Output(pieces, ideal, Math.clamp(goodIdeal, 0, ideal));
  }

  /** A counter that was never above 0 is not connected: it says "no count", not "no pieces". */
  private static boolean connected(AssetRevision revision, CountSheet counts, Counts kind) {
    for (TagSpec tag : revision.tags()) {
      if (tag.counter() != null && tag.counter().counts() == kind) {
        Counter counter = counts.counter(tag.name());
        if (counter != null && counter.moved()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean cyclesKnown(AssetRevision revision, Output output, Set<ResultFlag> flags) {
    // without the cycle of some pieces, performance would look worse than it was
    return !flags.contains(ResultFlag.IDEAL_CYCLE_MISSING)
        && (revision.oee().idealCycle() > 0
            || !revision.oee().products().isEmpty()
            || output.ideal() > 0);
  }

  private static void remark(
      AssetRevision revision,
      @Nullable Output output,
      Ratios ratios,
      long production,
      Set<ResultFlag> flags) {
    if (output != null && output.pieces().total() > 0 && production == 0) {
      flags.add(ResultFlag.COUNT_WITHOUT_RUN);
    }
    if (ratios.performance() != null && ratios.performance() > 1) {
      flags.add(ResultFlag.PERFORMANCE_ABOVE_1);
    }
    if (ratios.coverage() != null && ratios.coverage() < LEAST_COVERAGE) {
      flags.add(ResultFlag.LOW_COVERAGE);
    }
    if (revision.oee().shiftsAssumed()) {
      flags.add(ResultFlag.SHIFT_ASSUMED);
    }
  }

  private static ShiftResult.Status status(long planned, long unknown, @Nullable Output output) {
    if (planned == 0) {
      return unknown > 0 ? ShiftResult.Status.NO_DATA : ShiftResult.Status.NO_PLAN;
    }
    return output == null ? ShiftResult.Status.NO_COUNT : ShiftResult.Status.OK;
  }

  private static ShiftTimes millis(TimeSheet times) {
    Millis millis = new Millis();
    return new ShiftTimes(
        millis.next(times.nanos(TimeClass.RUN)),
        millis.next(times.minor()),
        millis.next(times.nanos(TimeClass.WAIT)),
        millis.next(times.nanos(TimeClass.FAULT)),
        millis.next(times.nanos(TimeClass.SETUP)),
        millis.next(times.nanos(TimeClass.MAINT)),
        millis.next(times.nanos(TimeClass.PLANNED)),
        0,
        millis.next(times.nanos(TimeClass.NO_ORDER)),
        millis.next(times.nanos(TimeClass.UNKNOWN)),
        millis.next(times.nanos(TimeClass.OFFSHIFT)));
  }

  private static SortedMap<String, Long> millis(SortedMap<String, Long> nanos) {
    Millis millis = new Millis();
    SortedMap<String, Long> rounded = new TreeMap<>();
    nanos.forEach((name, span) -> rounded.put(name, millis.next(span)));
    return rounded;
  }

  private static long sum(long one, long other) {
    return CountSheet.saturatedSum(one, other);
  }

  /** Rounds parts so that they still add up to the rounded whole; each is off by less than 1 ms. */
  private static final class Millis {
    private static final long NANOS = 1_000_000;
    private long nanosBefore;

    long next(long nanos) {
      long before = round(nanosBefore);
      nanosBefore += nanos;
      return round(nanosBefore) - before;
    }

    private static long round(long nanos) {
      return (nanos + NANOS / 2) / NANOS;
    }
  }
}
