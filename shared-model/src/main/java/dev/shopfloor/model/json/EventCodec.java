package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.DataQualityAlert;
import dev.shopfloor.model.ShiftClosed;
import dev.shopfloor.model.ShiftFinalized;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.StopEnded;
import dev.shopfloor.model.StopStarted;
import dev.shopfloor.model.TargetCrossed;
import dev.shopfloor.model.WorkOrderCancelled;
import dev.shopfloor.model.WorkOrderCompleted;
import dev.shopfloor.model.WorkOrderCreated;
import dev.shopfloor.model.WorkOrderFailed;
import dev.shopfloor.model.WorkOrderUpdated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The details of our events as JSON. Each begins with its version, its id, the asset and the event
 * time; the rest are the record's components by name.
 */
public final class EventCodec {
  /** The newest version of a detail that this release knows. */
  public static final int VERSION = 1;

  private EventCodec() {}

  /** The event's detail as JSON text. */
  public static String detail(ShopfloorEvent event) {
    return new String(Json.bytes(json -> write(json, event)), StandardCharsets.UTF_8);
  }

  /** Writes the event's detail. */
  public static void write(JsonGenerator json, ShopfloorEvent event) throws IOException {
    json.writeStartObject();
    writeFields(json, event);
    json.writeEndObject();
  }

  /** Writes the detail's fields into an object that is already begun. */
  public static void writeFields(JsonGenerator json, ShopfloorEvent event) throws IOException {
    json.writeNumberField("v", VERSION);
    json.writeStringField("eventId", event.eventId());
    json.writeStringField("site", event.asset().site());
    json.writeStringField("asset", event.asset().asset());
    json.writeNumberField("eventTime", event.eventTime());
    switch (event) {
      case Alert alert -> AlertCodec.writeRest(json, alert);
      case DataQualityAlert alert -> DataQualityCodec.writeRest(json, alert);
      case StopStarted stop -> StopCodec.writeRest(json, stop);
      case StopEnded stop -> StopCodec.writeRest(json, stop);
      case ShiftClosed shift -> ShiftCodec.writeRest(json, shift);
      case ShiftFinalized shift -> ShiftCodec.writeRest(json, shift);
      case ShiftRestated shift -> ShiftCodec.writeRest(json, shift);
      case TargetCrossed crossed -> ShiftCodec.writeRest(json, crossed);
      case WorkOrderCreated order -> {
        writeOrder(json, order.dedupKey(), order.generation(), order.profile());
        json.writeStringField("workOrderId", order.workOrderId());
        json.writeStringField("workOrderNumber", order.workOrderNumber());
      }
      case WorkOrderUpdated order -> {
        writeOrder(json, order.dedupKey(), order.generation(), order.profile());
        json.writeStringField("workOrderId", order.workOrderId());
        json.writeStringField("workOrderNumber", order.workOrderNumber());
        json.writeStringField("change", order.change());
        if (order.by() != null) {
          json.writeStringField("by", order.by());
        }
        if (order.priority() != null) {
          json.writeStringField("priority", order.priority());
        }
      }
      case WorkOrderCompleted order -> WorkOrderEndCodec.writeRest(json, order);
      case WorkOrderCancelled order -> WorkOrderEndCodec.writeRest(json, order);
      case WorkOrderFailed order -> {
        writeOrder(json, order.dedupKey(), order.generation(), order.profile());
        json.writeStringField("error", order.error());
      }
    }
  }

  /**
   * Reads the detail of an event that other functions take: Alert, DataQualityAlert, StopStarted or
   * StopEnded. One of a later version is read as far as its fields are known here.
   *
   * @param json stands before or on the detail's opening brace
   * @return null when the detail type is none of these
   * @throws NewerFormException when the detail says that a later version must be known
   * @throws IOException when the detail is not as its version says; the message names the field
   */
  public static @Nullable ShopfloorEvent read(String detailType, JsonParser json)
      throws IOException {
    return switch (detailType) {
      case "Alert" -> AlertCodec.read(json);
      case "DataQualityAlert" -> DataQualityCodec.read(json);
      case "StopStarted" -> StopCodec.readStarted(json);
      case "StopEnded" -> StopCodec.readEnded(json);
      default -> null;
    };
  }

  static AssetKey key(@Nullable String site, @Nullable String asset) throws IOException {
    try {
      return new AssetKey(Json.required(site, "site"), Json.required(asset, "asset"));
    } catch (IllegalArgumentException bad) {
      throw new IOException(bad.getMessage(), bad);
    }
  }

  static void writeOrder(JsonGenerator json, String dedupKey, int generation, String profile)
      throws IOException {
    json.writeStringField("dedupKey", dedupKey);
    json.writeNumberField("generation", generation);
    json.writeStringField("profile", profile);
  }
}
