package dev.shopfloor.model;

/** What Shopfloor puts on its event bus; the detail type is the class's simple name. */
public sealed interface ShopfloorEvent
    permits Alert,
        DataQualityAlert,
        StopStarted,
        StopEnded,
        ShiftClosed,
        ShiftFinalized,
        ShiftRestated,
        TargetCrossed,
        WorkOrderCreated,
        WorkOrderUpdated,
        WorkOrderCompleted,
        WorkOrderCancelled,
        WorkOrderFailed {
  /** The {@code source} of all our events. */
  String SOURCE = "shopfloor";

  /**
   * Names the occurrence: the same occurrence published twice has the same id, so that consumers
   * can tell a repeat from a second event.
   */
  String eventId();

  /** The asset concerned. */
  AssetKey asset();

  /** When it happened, ns since the epoch. */
  long eventTime();

  /** The EventBridge detail type. */
  default String detailType() {
    return getClass().getSimpleName();
  }
}
