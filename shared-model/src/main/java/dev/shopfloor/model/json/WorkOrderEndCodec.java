package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.WorkOrderCancelled;
import dev.shopfloor.model.WorkOrderCompleted;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** WorkOrderCompleted and WorkOrderCancelled as JSON; what is not known is left out. */
final class WorkOrderEndCodec {
  private WorkOrderEndCodec() {}

  static void writeRest(JsonGenerator json, WorkOrderCompleted order) throws IOException {
    EventCodec.writeOrder(json, order.dedupKey(), order.generation(), order.profile());
    writeEnd(json, order.workOrderId(), order.workOrderNumber(), order.url(), order.by());
    writeMillis(json, order.millisSinceRaised());
    writeFinding(json, order.failureCode(), order.feedback(), order.falseAlarm());
  }

  static void writeRest(JsonGenerator json, WorkOrderCancelled order) throws IOException {
    EventCodec.writeOrder(json, order.dedupKey(), order.generation(), order.profile());
    writeEnd(json, order.workOrderId(), order.workOrderNumber(), order.url(), order.by());
    writeMillis(json, order.millisSinceRaised());
    writeFinding(json, order.failureCode(), order.feedback(), order.falseAlarm());
  }

  private static void writeEnd(
      JsonGenerator json, String id, String number, @Nullable String url, @Nullable String by)
      throws IOException {
    json.writeStringField("workOrderId", id);
    json.writeStringField("workOrderNumber", number);
    if (url != null) {
      json.writeStringField("url", url);
    }
    if (by != null) {
      json.writeStringField("by", by);
    }
  }

  private static void writeMillis(JsonGenerator json, @Nullable Long millis) throws IOException {
    if (millis != null) {
      json.writeNumberField("millisSinceRaised", millis);
    }
  }

  private static void writeFinding(
      JsonGenerator json,
      @Nullable String failureCode,
      @Nullable String feedback,
      @Nullable Boolean falseAlarm)
      throws IOException {
    if (failureCode != null) {
      json.writeStringField("failureCode", failureCode);
    }
    if (feedback != null) {
      json.writeStringField("feedback", feedback);
    }
    if (falseAlarm != null) {
      json.writeBooleanField("falseAlarm", falseAlarm);
    }
  }
}
