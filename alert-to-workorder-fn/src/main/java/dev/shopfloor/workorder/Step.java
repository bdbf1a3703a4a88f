package dev.shopfloor.workorder;

/** What came of one step with the maintenance system. */
sealed interface Step {
  /**
   * It is done.
   *
   * @param state to be written
   * @param verdict for the audit
   * @param why one sentence for the audit
   */
  record Done(WorkOrderState state, Verdict verdict, String why) implements Step {}

  /**
   * It has to be tried again.
   *
   * @param state to be written; only what is known for certain differs from before
   * @param problem what went wrong
   */
  record Later(WorkOrderState state, Cmms.Problem problem) implements Step {}

  /**
   * It is too early.
   *
   * @param state to be written
   * @param until when it may go on, ns since the epoch; the present when only time has run out
   */
  record Wait(WorkOrderState state, long until) implements Step {}
}
