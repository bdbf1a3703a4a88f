package dev.shopfloor.writer.liveanalytics;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * An answer of the service's JSON protocol.
 *
 * @param status of HTTP
 * @param body as sent
 */
record Answers(int status, ObjectNode body) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String TYPE = "com.amazonaws.timestream.v20181101#";

  // what the service sends; the API's pages say 400
  private static final int REJECTED = 419;

  static Answers of(Refusal refusal) {
    return error(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
  }

  static Answers error(int status, String code, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", TYPE + code).put("message", message);
    return new Answers(status, body);
  }

  /** All taken, or some rejected and all others taken. */
  static Answers of(List<Verdict> verdicts) {
    ArrayNode rejected = JsonNodeFactory.instance.arrayNode();
    int magnetic = 0;
    for (int at = 0; at < verdicts.size(); at++) {
      switch (verdicts.get(at)) {
        case Verdict.Taken(boolean inMagnetic) -> magnetic += inMagnetic ? 1 : 0;
        case Verdict.Rejected(String reason, Long existing) -> {
          ObjectNode one = rejected.addObject().put("RecordIndex", at).put("Reason", reason);
          if (existing != null) {
            one.put("ExistingVersion", existing);
          }
        }
      }
    }
    return rejected.isEmpty() ? taken(verdicts.size(), magnetic) : rejected(rejected);
  }

  /** Rejects records of these numbers, whether the request has them or not. */
  static Answers rejecting(List<Integer> indexes) {
    ArrayNode rejected = JsonNodeFactory.instance.arrayNode();
    indexes.forEach(at -> rejected.addObject().put("RecordIndex", at).put("Reason", "no"));
    return rejected(rejected);
  }

  static Answers endpoint(String address, int minutes) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("Endpoints")
        .addObject()
        .put("Address", address)
        .put("CachePeriodInMinutes", minutes);
    return new Answers(200, body);
  }

  private static Answers taken(int total, int magnetic) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("RecordsIngested")
        .put("Total", total)
        .put("MemoryStore", total - magnetic)
        .put("MagneticStore", magnetic);
    return new Answers(200, body);
  }

  private static Answers rejected(ArrayNode rejected) {
    Answers answer =
        error(
            REJECTED,
            "RejectedRecordsException",
            "One or more records have been rejected. See RejectedRecords for details.");
    answer.body.set("RejectedRecords", rejected);
    return answer;
  }

  byte[] bytes() throws IOException {
    return MAPPER.writeValueAsBytes(body);
  }
}
