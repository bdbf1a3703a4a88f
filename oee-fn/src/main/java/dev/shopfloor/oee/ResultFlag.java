package dev.shopfloor.oee;

/** A remark on a result that a reader of its numbers should know. */
public enum ResultFlag {
  /** A counter began anew; its new value was counted. */
  COUNT_RESET,
  /** A counter passed its greatest number and began again at 0, as the plant file says. */
  COUNT_ROLLOVER,
  /** A counter went back a little; nothing was counted until it passed its old height. */
  COUNT_DIP,
  /** A counter rose by more than the machine can make; the rise was not counted. */
  COUNT_SPIKE,
  /** Pieces were counted without any run time. */
  COUNT_WITHOUT_RUN,
  /** More scrap and rework than pieces, or more good pieces than pieces. */
  NEGATIVE_GOOD,
  /** Faster than ideal: the ideal cycle is too long, or the counter counts too much. */
  PERFORMANCE_ABOVE_1,
  /** More than three times as fast as ideal: not shown as OEE of its line or plant. */
  IDEAL_CYCLE_SUSPECT,
  /** Pieces are counted for which no ideal cycle is known: no performance, no OEE. */
  IDEAL_CYCLE_MISSING,
  /** Pieces of a product that the plant file does not have count by the asset's ideal cycle. */
  PRODUCT_UNKNOWN,
  /** A state of good quality that the asset's state profile does not map. */
  UNMAPPED_STATE,
  /** The asset was silent for longer than its staleAfter. */
  GAP,
  /** Unknown time counts as run time, because a counter proves the pieces made in it. */
  RUN_INFERRED,
  /** More than 30 changes of state in one minute. */
  FLAPPING,
  /** The asset has no tag of role state. */
  STATE_MISSING,
  /** Less than nine tenths of the planned time is known. */
  LOW_COVERAGE,
  /** The plant file has no shift calendar. */
  SHIFT_ASSUMED
}
