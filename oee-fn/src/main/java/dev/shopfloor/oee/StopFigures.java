package dev.shopfloor.oee;

/**
 * What stops there were.
 *
 * @param stops stops (FAULT, WAIT) that are not minor
 * @param minorStops shorter ones
 * @param failures stops that are not minor and have a malfunction in them
 * @param repairMillis time of class FAULT in those, ms
 * @param changeovers changes from one product to another
 */
public record StopFigures(
    long stops, long minorStops, long failures, long repairMillis, long changeovers) {
  /** Nothing stood. */
  public static final StopFigures NONE = new StopFigures(0, 0, 0, 0, 0);

  /** The sum, figure by figure. */
  public StopFigures plus(StopFigures other) {
    return new StopFigures(
        stops + other.stops,
        minorStops + other.minorStops,
        failures + other.failures,
        repairMillis + other.repairMillis,
        changeovers + other.changeovers);
  }
}
