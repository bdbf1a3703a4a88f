package dev.shopfloor.cli.local.alarms;

/** What goes wrong in the plant of the tests. */
enum Fault {
  /** Ticks are delivered four minutes late; then the backlog comes at once. */
  LATE_TICKS(11, 9),
  /** The scheduler fires nothing. */
  NO_TICKS(10, 9),
  /** No machine sends anything. */
  SILENCE(11, 9),
  /** The maintenance system refuses an order: the overlay has a priority that it does not know. */
  REFUSAL(1, 17),
  /** Machines and other functions send what cannot be used. */
  RUBBISH(1, 17),
  /** Each stage loses count of one record. */
  LOST_COUNT(1, 17),
  /** The maintenance system is down while a machine reports a fault. */
  NO_CMMS(23, 17),
  /** The clock of a machine is ten minutes behind. */
  WRONG_CLOCK(23, 17);

  private final int minutes;
  private final int mend;

  Fault(int minutes, int mend) {
    this.minutes = minutes;
    this.mend = mend;
  }

  /** How long it stands. */
  int minutes() {
    return minutes;
  }

  /** How long after its end every alarm is OK again. */
  int mend() {
    return mend;
  }
}
