package dev.shopfloor.cli.oee;

import dev.shopfloor.oee.ExplainedCount;
import dev.shopfloor.oee.ExplainedInterval;
import dev.shopfloor.oee.Explanation;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.ShiftTimes;
import dev.shopfloor.plant.TagSpec.Counts;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Adds up an explanation and lays it beside the result that it explains. */
public final class ExplainedSums {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private ExplainedSums() {}

  /**
   * One sum.
   *
   * @param name of what
   * @param explained by adding up
   * @param told by the result
   * @param equal whether they are the same; times may differ by a rounded ms
   */
  public record Sum(String name, String explained, String told, boolean equal) {}

  /** The sums of an explanation: of time by class, and of pieces. */
  public static List<Sum> of(Explanation explanation) {
    List<Sum> sums = new ArrayList<>();
    ShiftTimes times = explanation.result().times();
    time(sums, explanation, "run", times.run(), is(TimeClass.RUN));
    time(sums, explanation, "minor stops", times.minor(), ExplainedInterval::minor);
    time(sums, explanation, "wait", times.waiting(), is(TimeClass.WAIT));
    time(sums, explanation, "fault", times.fault(), is(TimeClass.FAULT));
    time(sums, explanation, "setup", times.setup(), is(TimeClass.SETUP));
    time(sums, explanation, "maintenance", times.maint(), is(TimeClass.MAINT));
    time(
        sums,
        explanation,
        "planned stops",
        times.planned() + times.plannedLoss(),
        is(TimeClass.PLANNED));
    time(sums, explanation, "no order", times.noOrder(), is(TimeClass.NO_ORDER));
    time(sums, explanation, "unknown", times.unknown(), is(TimeClass.UNKNOWN));
    time(sums, explanation, "outside shifts", times.offShift(), is(TimeClass.OFFSHIFT));
    pieces(sums, explanation);
    return sums;
  }

  private static Predicate<ExplainedInterval> is(TimeClass timeClass) {
    return interval -> interval.timeClass() == timeClass && !interval.minor();
  }

  private static void time(
      List<Sum> sums,
      Explanation explanation,
      String name,
      long told,
      Predicate<ExplainedInterval> of) {
    long nanos =
        explanation.intervals().stream()
            .filter(of)
            .mapToLong(interval -> interval.end() - interval.start())
            .sum();
    if (nanos > 0 || told > 0) {
      long explained = (nanos + NANOS_PER_MILLI / 2) / NANOS_PER_MILLI;
      boolean equal = Math.abs(nanos - told * NANOS_PER_MILLI) <= NANOS_PER_MILLI;
      sums.add(new Sum(name, Shown.span(explained), Shown.span(told), equal));
    }
  }

  private static void pieces(List<Sum> sums, Explanation explanation) {
    Pieces pieces = explanation.result().pieces();
    if (pieces == null) {
      return;
    }
    for (Counts counts : Counts.values()) {
      long explained =
          explanation.counts().stream()
              .filter(count -> count.counts() == counts)
              .mapToLong(ExplainedCount::pieces)
              .sum();
      boolean counted = explanation.counts().stream().anyMatch(count -> count.counts() == counts);
      if (counted) {
        long told =
            switch (counts) {
              case TOTAL -> pieces.total();
              case GOOD -> pieces.good();
              case SCRAP -> pieces.scrap();
              case REWORK -> pieces.rework();
            };
        sums.add(
            new Sum(
                counts.name().toLowerCase(java.util.Locale.ROOT) + " pieces",
                Shown.number(explained),
                Shown.number(told),
                explained == told));
      }
    }
  }
}
