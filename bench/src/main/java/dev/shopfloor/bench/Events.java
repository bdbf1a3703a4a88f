package dev.shopfloor.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;

/** What invokes the function, as Lambda hands it over. */
final class Events {
  private Events() {}

  /**
   * The object of the IoT rule.
   *
   * @param rx when the rule received it, ms since 1970
   */
  static byte[] rule(String topic, long rx, byte[] payload) {
    return """
    {"data":"%s","topic":"%s","rx":%d,"client":"edge1",\
    "trace":"7c1f0c5e-3d0a-4d3e-9b1f-000000000001"}\
    """
        .formatted(Base64.getEncoder().encodeToString(payload), topic, rx)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** SQS records that hold these objects. */
  static byte[] sqs(List<byte[]> rules) {
    StringJoiner records = new StringJoiner(",", "{\"Records\":[", "]}");
    for (int at = 0; at < rules.size(); at++) {
      records.add(
          """
          {"messageId":"2f0e2b6e-7a7a-4a3e-9a55-%012d","receiptHandle":"receipt-%d","body":"%s",\
          "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1794800001300"},\
          "messageAttributes":{},"eventSource":"aws:sqs",\
          "eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:ingest",\
          "awsRegion":"eu-central-1"}\
          """
              .formatted(
                  at, at, new String(rules.get(at), StandardCharsets.UTF_8).replace("\"", "\\\"")));
    }
    return records.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Kinesis records that hold these objects. */
  static byte[] kinesis(List<byte[]> rules) {
    StringJoiner records = new StringJoiner(",", "{\"Records\":[", "]}");
    for (int at = 0; at < rules.size(); at++) {
      records.add(
          """
          {"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"plantA/kepware/press07",\
          "sequenceNumber":"4959033827149025660855969283836157%022d","data":"%s",\
          "approximateArrivalTimestamp":1794800001.3},"eventSource":"aws:kinesis",\
          "eventVersion":"1.0","eventID":"shardId-000000000000:%d",\
          "eventName":"aws:kinesis:record","awsRegion":"eu-central-1"}\
          """
              .formatted(at, Base64.getEncoder().encodeToString(rules.get(at)), at));
    }
    return records.toString().getBytes(StandardCharsets.UTF_8);
  }
}
