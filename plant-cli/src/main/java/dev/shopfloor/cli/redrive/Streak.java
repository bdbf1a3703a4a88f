package dev.shopfloor.cli.redrive;

/** Counts failures without one success: at so many the cause is not mended yet. */
final class Streak {
  private final int most;
  private int inARow;

  Streak(int most) {
    this.most = most;
  }

  void success() {
    inARow = 0;
  }

  /** Counts one; stops the delivery where there were too many. */
  void failure(String why, Delivery.Result result) {
    inARow++;
    if (inARow >= most) {
      result.stop(
          "%d in a row failed, so the cause is not mended yet; the last said: %s"
              .formatted(inARow, why));
    }
  }
}
