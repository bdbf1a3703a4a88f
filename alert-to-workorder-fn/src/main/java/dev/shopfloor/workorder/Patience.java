package dev.shopfloor.workorder;

/**
 * Says when to stop asking a maintenance system for now. One order in trouble must not keep the
 * others waiting; several in a row mean that the system is.
 */
final class Patience {
  private static final int MOST_IN_A_ROW = 3;

  private int inARow;

  /** Whether to go on with the next problem after this result. */
  boolean goesOn(Worker.Result result) {
    inARow =
        switch (result) {
          case DONE -> 0;
          case BUSY -> inARow;
          case LATER -> inARow + 1;
          case UNAVAILABLE, OUT_OF_TIME -> MOST_IN_A_ROW;
        };
    return inARow < MOST_IN_A_ROW;
  }
}
