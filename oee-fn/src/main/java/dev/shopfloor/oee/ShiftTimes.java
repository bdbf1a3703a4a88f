package dev.shopfloor.oee;

/**
 * Where a window's time went, ms; the ten parts add up to the time folded.
 *
 * @param run producing
 * @param minor stopped for less than the minor-stop threshold: in run time for availability, so
 *     that it becomes a loss of performance
 * @param waiting waiting for material, people or the neighbour
 * @param fault stopped by a malfunction
 * @param setup being set up
 * @param maint being maintained outside the plan
 * @param planned stopped as planned
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
    long noOrder,
    long unknown,
    long offShift) {
  /** All the time folded. */
  public long total() {
    return plannedBusy() + planned + noOrder + unknown + offShift;
  }

  /**
   * Planned busy time (ISO 22400 PBT): without planned stops, time without an order, and time of
   * which nothing is known.
   */
  public long plannedBusy() {
    return production() + waiting + fault + setup + maint;
  }

  /** Actual production time (ISO 22400 APT), minor stops included. */
  public long production() {
    return run + minor;
  }
}
