package dev.shopfloor.cli.run;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.template.FunctionSpec.QueueSource;
import dev.shopfloor.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Batches as Lambda makes them of what waits on TelemetryQueue, by the template's settings. */
final class TelemetryBatches {
  /** What one invocation may carry. */
  private static final int MOST_BYTES = 6 * 1_024 * 1_024;

  private final QueueSource source;

  TelemetryBatches(QueueSource source) {
    this.source = source;
  }

  /** All of it waits already. */
  List<List<Telemetry>> backlog(List<Telemetry> messages) {
    return batches(messages, Long.MAX_VALUE);
  }

  /** It comes as it was sent, and each batch is gathered for the window. */
  List<List<Telemetry>> live(List<Telemetry> messages) {
    return batches(messages, source.windowSeconds());
  }

  private List<List<Telemetry>> batches(List<Telemetry> messages, long windowSeconds) {
    List<List<Telemetry>> batches = new ArrayList<>();
    List<Telemetry> batch = new ArrayList<>();
    long bytes = 0;
    Instant first = Instant.EPOCH;
    for (Telemetry message : messages) {
      int size = event(List.of(message)).length;
      boolean closed =
          batch.size() == source.batchSize()
              || bytes + size > MOST_BYTES
              || message.sent().getEpochSecond() - first.getEpochSecond() >= windowSeconds;
      if (closed && !batch.isEmpty()) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      if (batch.isEmpty()) {
        first = message.sent();
      }
      batch.add(message);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  /** The event of an invocation, with all that Lambda tells of a message. */
  byte[] event(List<Telemetry> batch) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("Records");
      for (Telemetry message : batch) {
        write(json, message);
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private void write(JsonGenerator json, Telemetry message) throws java.io.IOException {
    json.writeStartObject();
    json.writeStringField("messageId", message.id());
    // nobody reads it, but it takes its room
    json.writeStringField("receiptHandle", "r".repeat(400));
    json.writeStringField("body", message.body());
    json.writeObjectFieldStart("attributes");
    json.writeStringField("ApproximateReceiveCount", "1");
    json.writeStringField("SentTimestamp", Long.toString(message.sent().toEpochMilli()));
    json.writeStringField("SenderId", "AROAEXAMPLEEXAMPLEEXA:shopfloor-EnrichFunction");
    json.writeStringField(
        "ApproximateFirstReceiveTimestamp", Long.toString(message.sent().toEpochMilli()));
    json.writeEndObject();
    json.writeObjectFieldStart("messageAttributes");
    json.writeEndObject();
    json.writeStringField("md5OfBody", "0".repeat(32));
    json.writeStringField("eventSource", "aws:sqs");
    json.writeStringField("eventSourceARN", source.queueArn());
    json.writeStringField("awsRegion", "eu-local-1");
    json.writeEndObject();
  }

  /** Whether a batch is as large as an invocation can be. */
  boolean full(List<Telemetry> batch) {
    return batch.size() == source.batchSize() || event(batch).length > MOST_BYTES * 99L / 100;
  }

  static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
