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
}
