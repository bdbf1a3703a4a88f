package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Lambda's record of an asynchronous call that failed for good: the event of that call stands
 * in it as it was, and is read as it would have been.
 */
final class FailureRecord {
  private FailureRecord() {}

  /**
   * Reads a record; it never throws.
   *
   * @param received stands in for the receive time of what cannot be read, ns since the epoch
   * @return at least one
   */
  static List<Envelope> read(byte[] object, long received, String recordId) {
    byte[] event;
    try {
      event = event(object);
    } catch (IOException broken) {
      return List.of(new Envelope.Broken(object, JsonBytes.why(broken), "", received, recordId));
    }
    if (EnvelopeShape.of(event) != EnvelopeShape.RECORDS) {
      return List.of(RuleObject.read(event, received, recordId));
    }
    try {
      List<Envelope> envelopes = Records.read(event, received, recordId);
      if (envelopes.isEmpty()) {
        throw new IOException("\"Records\" is empty");
      }
      return envelopes;
    } catch (IOException broken) {
      return List.of(new Envelope.Broken(event, JsonBytes.why(broken), "", received, recordId));
    }
  }

  private static byte[] event(byte[] object) throws IOException {
    byte @Nullable [] event = null;
    try (JsonParser json = Json.factory().createParser(object)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (!name.equals("requestPayload")) {
          json.skipChildren();
        } else if (event == null) {
          event = JsonBytes.original(json, object);
        } else {
          throw new IOException("\"requestPayload\" stands twice");
        }
      }
      JsonBytes.end(json);
    }
    // Lambda leaves it out when the record would be larger than a queue's message
    return Json.required(event, "requestPayload");
  }
}
