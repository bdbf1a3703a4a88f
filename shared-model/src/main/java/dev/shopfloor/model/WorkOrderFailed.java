package dev.shopfloor.model;

/**
 * The CMMS refused a work order for good; a person has to look.
 *
 * @param eventId of this decision, the same whenever it is sent again
 * @param asset the asset
 * @param dedupKey the problem's key
 * @param generation 1 for the first order of this problem, then one more for each recurrence
 * @param error the vendor's own words, without secrets
 * @param profile the CMMS profile used
 * @param eventTime when it happened, ns since the epoch
 */
public record WorkOrderFailed(
    String eventId,
    AssetKey asset,
    String dedupKey,
    int generation,
    String error,
    String profile,
    long eventTime)
    implements ShopfloorEvent {}
