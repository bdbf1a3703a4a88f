package dev.shopfloor.oee;

/**
 * What ticks did, for the account.
 *
 * @param points KPI points sent
 * @param refolded closed shifts that were folded again
 * @param restated versions above 1 that were made
 * @param rollUps results of lines and plants that were stored
 */
public record TickFigures(int points, int refolded, int restated, int rollUps) {
  /** Nothing. */
  public static final TickFigures NONE = new TickFigures(0, 0, 0, 0);

  /** Points alone. */
  static TickFigures points(int points) {
    return new TickFigures(points, 0, 0, 0);
  }

  /** The sum. */
  public TickFigures plus(TickFigures other) {
    return new TickFigures(
        points + other.points,
        refolded + other.refolded,
        restated + other.restated,
        rollUps + other.rollUps);
  }
}
