package dev.shopfloor.writer.setup;

import dev.shopfloor.model.json.Json;

/**
 * What CloudFormation is told.
 *
 * @param reason for people, ASCII, at most {@value #MOST_REASON} characters; longer ones are cut
 */
public record SetupAnswer(
    boolean success,
    String reason,
    String physicalId,
    String stackId,
    String requestId,
    String logicalId) {
  /**
   * Room enough for a clear sentence; with all fields escaped it stays below the limit of 4,096.
   */
  static final int MOST_REASON = 1_000;

  /** Makes the reason fit. */
  public SetupAnswer {
    String plain = reason.replaceAll("[^!-~]+", " ");
    reason = plain.substring(0, Math.min(MOST_REASON, plain.length()));
  }

  static SetupAnswer success(SetupRequest request, String physicalId, String reason) {
    return new SetupAnswer(
        true, reason, physicalId, request.stackId(), request.requestId(), request.logicalId());
  }

  static SetupAnswer failed(SetupRequest request, String physicalId, String reason) {
    return new SetupAnswer(
        false, reason, physicalId, request.stackId(), request.requestId(), request.logicalId());
  }

  /** The body that goes to the response URL, at most 4,096 bytes. */
  public byte[] json() {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeStringField("Status", success ? "SUCCESS" : "FAILED");
      json.writeStringField("Reason", reason);
      json.writeStringField("PhysicalResourceId", physicalId);
      json.writeStringField("StackId", stackId);
      json.writeStringField("RequestId", requestId);
      json.writeStringField("LogicalResourceId", logicalId);
      json.writeEndObject();
    });
  }
}
