package dev.shopfloor.oee;

/** A remark on a result that a reader of its numbers should know. */
public enum ResultFlag {
  /** A counter began anew; its new value was counted. */
  COUNT_RESET,
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
  /** Pieces are counted for which no ideal cycle is known: no performance, no OEE. */
  IDEAL_CYCLE_MISSING,
  /** Pieces of a product that the plant file does not have count by the asset's ideal cycle. */
  PRODUCT_UNKNOWN,
  /** A state of good quality that the asset's state profile does not map. */
  UNMAPPED_STATE,
  /** Less than nine tenths of the planned time is known. */
  LOW_COVERAGE,
  /** The plant file has no shift calendar. */
  SHIFT_ASSUMED
}
