package dev.shopfloor.bench;

import java.nio.charset.StandardCharsets;

/** Alerts as Lambda hands them over: an SQS record that holds an event of the bus. */
final class AlertEvents {
  /** Of the first alert, ns since the epoch: 15 June 2026, 08:00 UTC. */
  static final long TIME = 1_781_510_400L * 1_000_000_000L;

  private AlertEvents() {}

  /**
   * An alarm that begins.
   *
   * @param number makes the event's id and the alarm's time
   * @param time ns since the epoch
   * @param code of the alarm: another is another problem
   */
  static byte[] raised(int number, long time, String asset, String code) {
    String body =
        """
        {"version":"0","id":"7bf73129-1428-4cd3-a780-%012d","detail-type":"Alert",\
        "source":"shopfloor","account":"123456789012","time":"2026-06-15T08:00:02Z",\
        "region":"eu-central-1","resources":[],"detail":{"v":1,"eventId":"alert%08daaaaaaaaaaaaaa",\
        "site":"berlin","asset":"%s","eventTime":%d,"line":"line1","signal":"Hydraulics",\
        "detector":"machine-condition","kind":"STATE","state":"RAISED","severity":"HIGH",\
        "code":"%s","message":"HYDRAULIC OIL LOW",\
        "dedupParts":["berlin","%s","Hydraulics","%s"]}}\
        """
            .formatted(number, number, asset, time, code, asset, code);
    return """
    {"Records":[{"messageId":"059f36b4-87a3-44ab-83d2-%012d",\
    "receiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS","body":"%s",\
    "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1781510402000",\
    "SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1781510402100"},\
    "messageAttributes":{},"md5OfBody":"325a97ca4d22c69a04c7fb9ed5993f7f",\
    "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:AlertQueue",\
    "awsRegion":"eu-central-1"}]}\
    """
        .formatted(number, body.replace("\"", "\\\""))
        .getBytes(StandardCharsets.UTF_8);
  }
}
