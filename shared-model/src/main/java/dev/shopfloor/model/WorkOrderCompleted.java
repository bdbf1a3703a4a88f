package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * A person has completed a work order; it ends its generation: should the problem come again, that
 * is a new order.
 *
 * @param eventId one for each order of a problem, the same whenever it is sent again
 * @param asset the asset
 * @param dedupKey the problem's key
 * @param generation 1 for the first order of this problem, then one more for each recurrence
 * @param workOrderId the CMMS's id of the order
 * @param workOrderNumber the number that people use
 * @param url the order's address for people; null when the CMMS does not say
 * @param by who did it, in the CMMS's words; null when it does not say
 * @param millisSinceRaised from the beginning that the order was made for, ms, 0 or more; null when
 *     that is not known or the two clocks disagree
 * @param failureCode what was found, as a code of the CMMS; null when it does not say
 * @param feedback what whoever ended it wrote; null when the CMMS does not say
 * @param falseAlarm whether the CMMS calls the alarm a false one; null when it does not say
 * @param profile the CMMS profile used
 * @param eventTime when it was completed, by the CMMS's clock, ns since the epoch
 */
public record WorkOrderCompleted(
    String eventId,
    AssetKey asset,
    String dedupKey,
    int generation,
    String workOrderId,
    String workOrderNumber,
    @Nullable String url,
    @Nullable String by,
    @Nullable Long millisSinceRaised,
    @Nullable String failureCode,
    @Nullable String feedback,
    @Nullable Boolean falseAlarm,
    String profile,
    long eventTime)
    implements ShopfloorEvent {
  /** An end of which the CMMS tells no more than who and when. */
  public WorkOrderCompleted(
      String eventId,
      AssetKey asset,
      String dedupKey,
      int generation,
      String workOrderId,
      String workOrderNumber,
      @Nullable String url,
      @Nullable String by,
      @Nullable Long millisSinceRaised,
      String profile,
      long eventTime) {
    this(
        eventId,
        asset,
        dedupKey,
        generation,
        workOrderId,
        workOrderNumber,
        url,
        by,
        millisSinceRaised,
        null,
        null,
        null,
        profile,
        eventTime);
  }
}
