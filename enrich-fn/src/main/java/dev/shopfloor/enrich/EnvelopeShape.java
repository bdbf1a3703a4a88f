package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;

/** What a JSON object is, told by the first of its names that only one kind has. */
enum EnvelopeShape {
  /** The result of the IoT rule's SQL; also what is none of the others. */
  RULE_OBJECT,
  /** An event of SQS or Kinesis. */
  RECORDS,
  /** What an IoT rule's error action tells about messages that it could not hand over. */
  ERROR_ACTION,
  /** What Lambda tells about an asynchronous call that failed for good. */
  FAILURE_RECORD;

  static EnvelopeShape of(byte[] object) {
    try (JsonParser json = Json.factory().createParser(object)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        switch (name) {
          case "data", "payload" -> {
            return RULE_OBJECT;
          }
          case "Records" -> {
            return RECORDS;
          }
          case "base64OriginalPayload", "payloadsWithMetadata" -> {
            return ERROR_ACTION;
          }
          case "requestPayload", "requestContext" -> {
            return FAILURE_RECORD;
          }
          default -> {
            json.nextToken();
            json.skipChildren();
          }
        }
      }
    } catch (IOException unreadable) {
      // whoever reads it as the rule's object says what is wrong with it
    }
    return RULE_OBJECT;
  }
}
