package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * A work order got a comment or a higher priority of ours, or a person changed it.
 *
 * @param eventId of this decision, the same whenever it is sent again
 * @param asset the asset
 * @param dedupKey the problem's key
 * @param generation 1 for the first order of this problem, then one more for each recurrence
 * @param workOrderId the CMMS's id of the order
 * @param workOrderNumber the number that people use
 * @param change what was done: COMMENTED or RAISED by us; STARTED, PRIORITY or REOPENED by a person
 * @param by which person, in the CMMS's words; null for us, and when it does not say
 * @param priority the priority that a person has set, in the CMMS's words; null for other changes
 * @param profile the CMMS profile used
 * @param eventTime when it happened, ns since the epoch; by the CMMS's clock where a person did it
 */
public record WorkOrderUpdated(
    String eventId,
    AssetKey asset,
    String dedupKey,
    int generation,
    String workOrderId,
    String workOrderNumber,
    String change,
    @Nullable String by,
    @Nullable String priority,
    String profile,
    long eventTime)
    implements ShopfloorEvent {
  /** A change that we made. */
  public WorkOrderUpdated(
      String eventId,
      AssetKey asset,
      String dedupKey,
      int generation,
      String workOrderId,
      String workOrderNumber,
      String change,
      String profile,
      long eventTime) {
    this(
        eventId,
        asset,
        dedupKey,
        generation,
        workOrderId,
        workOrderNumber,
        change,
        null,
        null,
        profile,
        eventTime);
  }
}
