package dev.shopfloor.plant;

/**
 * Where definitions of OEE differ from plant to plant. All spans are ns.
 *
 * @param planned whether running inside a planned stop counts, with its pieces, or neither does
 * @param noOrder how time without an order counts
 * @param unknown how time of which nothing is known counts
 * @param waiting how time of waiting counts
 * @param setup how setup counts
 * @param changeover what setup is besides states of that class
 * @param rework whether reworked pieces are good
 * @param inferRun whether pieces that a counter proves for unknown time make it run time
 * @param idleBelow waiting shorter than this is operating; 0 for none
 * @param dipPieces a counter that falls by no more counts has dipped, 0 or more
 * @param dipPercent a counter that falls by no more than this share has dipped, 0 to 50
 * @param plausible a counter may rise by this many times what the ideal cycle allows, and a little
 *     more; 1 or more
 * @param lateness how long after an instant its data is usually complete
 * @param grace how long after a shift's end its data is waited for
 * @param quiet how long no more late data must come before a shift is restated
 * @param lockAfter how long after its end a shift is locked; 0 for never
 * @param lockDay the day of the next month, 1 to 28, on which a month's shifts are locked; 0 for
 *     never
 * @param restateModel how far back a new plant model counts for closed shifts; 0 for not at all
 */
public record OeePolicy(
    PlannedRun planned,
    Counts noOrder,
    Counts unknown,
    Counts waiting,
    Setup setup,
    Changeover changeover,
    Rework rework,
    boolean inferRun,
    long idleBelow,
    long dipPieces,
    int dipPercent,
    int plausible,
    long lateness,
    long grace,
    long quiet,
    long lockAfter,
    int lockDay,
    long restateModel) {
  private static final long MINUTE = 60_000_000_000L;

  /** The policy of a plant file that says nothing. */
  public static final OeePolicy DEFAULT =
      new OeePolicy(
          PlannedRun.RUN_WINS,
          Counts.EXCLUDE,
          Counts.EXCLUDE,
          Counts.LOSS,
          Setup.A_LOSS,
          Changeover.STATE,
          Rework.BAD,
          false,
          0,
          3,
          1,
          10,
          2 * MINUTE,
          15 * MINUTE,
          5 * MINUTE,
          0,
          0,
          0);

  /** What counts where an asset runs inside a planned stop. */
  public enum PlannedRun {
    /** Running counts as run time, with its pieces. */
    RUN_WINS,
    /** Neither time nor pieces count. */
    PLAN_WINS
  }

  /** How a class of time counts. */
  public enum Counts {
    /** Outside the planned busy time. */
    EXCLUDE,
    /** A loss of availability. */
    LOSS
  }

  /** How setup counts. */
  public enum Setup {
    /** A loss of availability. */
    A_LOSS,
    /** In run time, so a loss of performance. */
    P_LOSS,
    /** Outside the planned busy time. */
    EXCLUDE
  }

  /** What setup is. */
  public enum Changeover {
    /** States of class SETUP only. */
    STATE,
    /**
     * Also a stop during which the product changes: last piece of one to first piece of the next.
     */
    STOP
  }

  /** How reworked pieces count. */
  public enum Rework {
    /** As bad: good is what was good the first time. */
    BAD,
    /** As good. */
    GOOD
  }
}
