package dev.shopfloor.oee;

import dev.shopfloor.plant.OeePolicy.Counts;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from all time down to good pieces, with the six big losses (Nakajima) on it: what each
 * step loses, and what is left after it. Whole ms; the last step leaves the good ideal time.
 *
 * @param calendar what the way begins with: all time of the window so far, ms
 * @param steps downwards; those of pieces only where their ideal cycles are known
 */
public record LossView(long calendar, List<Step> steps) {
  private static final long NANOS = 1_000_000;

  /** Which factor a loss lowers. */
  public enum Factor {
    /** None: it lies outside the planned time. */
    OUTSIDE,
    /** Availability. */
    AVAILABILITY,
    /** Performance. */
    PERFORMANCE,
    /** Quality. */
    QUALITY
  }

  /**
   * A loss.
   *
   * @param name what is lost, for people
   * @param bigLoss which of the six big losses it is, 1 to 6; 0 for none
   * @param factor which factor it lowers
   * @param millis how much, ms; below 0 only for speed, where pieces came faster than ideal
   * @param left what is left after it, ms
   */
  public record Step(String name, int bigLoss, Factor factor, long millis, long left) {}

  /** Copies the list. */
  public LossView {
    steps = List.copyOf(steps);
  }

  /** The losses of a result. */
  public static LossView of(ShiftResult result) {
    return of(result.times(), result.bases(), result.accounting());
  }

  /** The losses of times and bases that belong together. */
  public static LossView of(ShiftTimes times, Bases bases, Accounting accounting) {
    Ladder down = new Ladder(times.total());
    Factor noOrder = factor(accounting.noOrder());
    Factor unknown = factor(accounting.unknown());
    Factor waiting = factor(accounting.waiting());
    Factor setup =
        switch (accounting.setup()) {
          case A_LOSS -> Factor.AVAILABILITY;
          case P_LOSS -> Factor.PERFORMANCE;
          case EXCLUDE -> Factor.OUTSIDE;
        };
    for (Factor factor : List.of(Factor.OUTSIDE, Factor.AVAILABILITY, Factor.PERFORMANCE)) {
      if (factor == Factor.OUTSIDE) {
        down.step("Outside shifts", 0, factor, times.offShift());
        down.step("Planned stops", 0, factor, times.planned());
      } else if (factor == Factor.AVAILABILITY) {
        down.step("Planned stops", 0, factor, times.plannedLoss());
        down.step("Breakdowns", 1, factor, times.fault());
        down.step("Unplanned maintenance", 1, factor, times.maint());
      } else {
        down.step("Minor stops", 3, factor, times.minor());
      }
      down.stepOf(factor, setup, "Setup and adjustment", 2, times.setup());
      down.stepOf(factor, waiting, "Waiting", 3, times.waiting());
      down.stepOf(factor, noOrder, "No order", 0, times.noOrder());
      down.stepOf(factor, unknown, "Unknown", 0, times.unknown());
    }
    if (bases.ideals()) {
      long bad = bases.ideal() - bases.goodIdeal();
      down.stepTo("Reduced speed", 4, Factor.PERFORMANCE, bases.ideal() / NANOS);
      down.step("Defects and rework", 5, Factor.QUALITY, (bad - bases.startupIdeal()) / NANOS);
      down.stepTo("Startup rejects", 6, Factor.QUALITY, bases.goodIdeal() / NANOS);
    }
    return new LossView(times.total(), down.steps);
  }

  private static Factor factor(Counts counts) {
    return counts == Counts.EXCLUDE ? Factor.OUTSIDE : Factor.AVAILABILITY;
  }

  private static final class Ladder {
    private final List<Step> steps = new ArrayList<>();
    private long left;

    Ladder(long all) {
      left = all;
    }

    void stepOf(Factor wanted, Factor factor, String name, int bigLoss, long millis) {
      if (wanted == factor) {
        step(name, bigLoss, factor, millis);
      }
    }

    void stepTo(String name, int bigLoss, Factor factor, long rest) {
      step(name, bigLoss, factor, left - rest);
    }

    void step(String name, int bigLoss, Factor factor, long millis) {
      if (millis != 0) {
        left -= millis;
        steps.add(new Step(name, bigLoss, factor, millis, left));
      }
    }
  }
}
