package dev.shopfloor.runtime.aws;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.json.EventCodec;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Puts our events on the custom bus. */
public final class EventPublisher {
  private static final int MOST_ENTRIES = 10;

  private final EventBridgeClient events;
  private final String bus;

  /** A publisher to the bus of this name. */
  public EventPublisher(EventBridgeClient events, String bus) {
    this.events = events;
    this.bus = bus;
  }

  /**
   * Publishes events, ten a request.
   *
   * @throws IllegalStateException when EventBridge refused one of them; some may be on the bus,
   *     which their event ids make harmless when they are published again
   */
  public void publish(List<? extends ShopfloorEvent> all) {
    for (int from = 0; from < all.size(); from += MOST_ENTRIES) {
      List<PutEventsRequestEntry> entries =
          all.subList(from, Math.min(from + MOST_ENTRIES, all.size())).stream()
              .map(this::entry)
              .toList();
      PutEventsResponse response = events.putEvents(request -> request.entries(entries));
      if (response.failedEntryCount() != null && response.failedEntryCount() > 0) {
        throw refused(response);
      }
    }
  }

  private PutEventsRequestEntry entry(ShopfloorEvent event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source(ShopfloorEvent.SOURCE)
        .detailType(event.detailType())
        .time(Nanos.instant(event.eventTime()))
        .detail(EventCodec.detail(event))
        .build();
  }

  private IllegalStateException refused(PutEventsResponse response) {
    PutEventsResultEntry first =
        response.entries().stream().filter(e -> e.errorCode() != null).findFirst().orElseThrow();
    return new IllegalStateException(
        "event bus %s refused %d events, the first with %s: %s"
            .formatted(bus, response.failedEntryCount(), first.errorCode(), first.errorMessage()));
  }
}
