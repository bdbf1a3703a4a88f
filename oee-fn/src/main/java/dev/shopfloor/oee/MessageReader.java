package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.json.NewerFormException;
import dev.shopfloor.model.json.TelemetryCodec;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.runtime.QueuedMessage;
import java.io.IOException;

/** Reads messages and sorts out the points that cannot be used. */
final class MessageReader {
  private final PlantDirectory directory;
  private final Trouble trouble;

  MessageReader(PlantDirectory directory, Trouble trouble) {
    this.directory = directory;
    this.trouble = trouble;
  }

  Delivery read(QueuedMessage message) {
    Delivery delivery = new Delivery(message);
    try {
      points(delivery, TelemetryCodec.read(message.body()));
    } catch (NewerFormException newer) {
      trouble.tell("message %s comes again: %s".formatted(message.id(), newer.getMessage()), null);
      delivery.await();
    } catch (IOException | IllegalArgumentException unreadable) {
      String text = unreadable.getMessage();
      delivery.refuse(
          1,
          Reason.MALFORMED_TELEMETRY,
          null,
          text == null ? "the message cannot be read" : text,
          null,
          delivery.sentAt());
    }
    return delivery;
  }

  private void points(Delivery delivery, TelemetryMessage message) {
    AssetKey asset = message.context().key();
    AssetHistory history = directory.history(asset);
    if (history == null) {
      delivery.refuse(
          message.points().size(),
          Reason.UNKNOWN_ASSET,
          null,
          "the plant model has no asset \"%s\"".formatted(asset),
          asset,
          message.points().getFirst().rx());
      return;
    }
    for (EnrichedPoint point : message.points()) {
      point(delivery, asset, history, point);
    }
  }

  private static void point(
      Delivery delivery, AssetKey asset, AssetHistory history, EnrichedPoint point) {
    switch (ObservationReader.read(point, history.at(point.time()))) {
      case ObservationReader.Outcome.Refused(Reason reason, String text) ->
          delivery.refuse(1, reason, point.tag(), text, asset, point.rx());
      case ObservationReader.Outcome.Accepted accepted when LateHorizon.passed(point) ->
          delivery.refuse(
              1,
              Reason.LATE,
              point.tag(),
              "tag \"%s\" has the time %d ns, more than 35 days before its receipt at %d ns"
                  .formatted(point.tag(), point.time(), point.rx()),
              asset,
              point.rx());
      case ObservationReader.Outcome.Accepted(Observation observation) ->
          delivery.place(asset, observation);
    }
  }
}
