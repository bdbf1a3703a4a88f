package dev.shopfloor.workorder;

/**
 * What an occurrence means for a problem.
 *
 * @param next the problem's state once the effect has happened; for an order to be made, the state
 *     while it is being made
 * @param effect what to do
 * @param why one sentence for the audit
 */
public record Decision(WorkOrderState next, Effect effect, String why) {}
