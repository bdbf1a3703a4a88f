package dev.shopfloor.model;

/**
 * A work order got a comment or a higher priority.
 *
 * @param eventId of this decision, the same whenever it is sent again
 * @param asset the asset
 * @param dedupKey the problem's key
 * @param generation 1 for the first order of this problem, then one more for each recurrence
 * @param workOrderId the CMMS's id of the order
 * @param workOrderNumber the number that people use
 * @param change what was done: COMMENTED or RAISED
 * @param profile the CMMS profile used
 * @param eventTime when it happened, ns since the epoch
 */
public record WorkOrderUpdated(
    String eventId,
    AssetKey asset,
    String dedupKey,
    int generation,
    String workOrderId,
    String workOrderNumber,
    String change,
    String profile,
    long eventTime)
    implements ShopfloorEvent {}
