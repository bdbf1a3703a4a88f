package dev.shopfloor.oee;

/**
 * Where a window's time went, ms; the eleven parts add up to the time folded.
 *
 * @param run producing
 * @param minor stopped for less than the minor-stop threshold: in run time for availability, so
 *     that it becomes a loss of performance
 * @param waiting waiting for material, people or the neighbour
 * @param fault stopped by a malfunction
 * @param setup being set up
 * @param maint being maintained outside the plan
 * @param planned stopped as planned, outside the planned time
 * @param plannedLoss stopped as planned where the plan counts it as a loss of availability
 * @param noOrder without an order
 * @param unknown nothing known
 * @param offShift outside every shift
 */
public record ShiftTimes(
    long run,
    long minor,
    long waiting,
    long fault,
    long setup,
    long maint,
    long planned,
    long plannedLoss,
    long noOrder,
    long unknown,
    long offShift) {
  /** Nothing at all; what sums begin with. */
  public static final ShiftTimes NONE = new ShiftTimes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** All the time folded. */
  public long total() {
    return run
        + minor
        + waiting
        + fault
        + setup
        + maint
        + planned
        + plannedLoss
        + noOrder
        + unknown
        + offShift;
  }

  /** The sum, class by class. */
  public ShiftTimes plus(ShiftTimes other) {
    return new ShiftTimes(
        run + other.run,
        minor + other.minor,
        waiting + other.waiting,
        fault + other.fault,
        setup + other.setup,
        maint + other.maint,
        planned + other.planned,
        plannedLoss + other.plannedLoss,
        noOrder + other.noOrder,
        unknown + other.unknown,
        offShift + other.offShift);
  }

  /** Actual production time (ISO 22400 APT), minor stops included. */
  public long production() {
    return run + minor;
  }
}
