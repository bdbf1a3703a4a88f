package dev.shopfloor.cli.cost;

/** What is paid whatever the load, of a stack with Sparkplug and without SiteWise. */
final class FixedLines {
  /** Metrics of our own, by docs/deploy.md. */
  static final int METRICS = 45;

  /** Metrics that the alarms read, of any stack. */
  static final int ALARM_METRICS = 84;

  /** As above, more with Direct. */
  static final int DIRECT_ALARMS = 2;

  /** As above, more with Stream. */
  static final int STREAM_ALARMS = 3;

  /** As above, more with a store that the stack makes. */
  static final int STORE_ALARMS = 1;

  /** Composite alarms. */
  static final int COMPOSITE_ALARMS = 2;

  private FixedLines() {}

  static void add(BillSheet sheet, Variant variant) {
    int alarms =
        ALARM_METRICS
            + (variant.mode() == IngestMode.DIRECT ? DIRECT_ALARMS : STREAM_ALARMS)
            + (variant.store() == TelemetryStore.TIMESTREAM_INFLUXDB ? STORE_ALARMS : 0);
    sheet.add(BillPart.OPERATIONS, "metrics of our own", "cloudwatch.metric", METRICS);
    sheet.add(BillPart.OPERATIONS, "metrics that alarms read", "cloudwatch.alarm", alarms);
    sheet.add(BillPart.OPERATIONS, "composite alarms", "cloudwatch.composite", COMPOSITE_ALARMS);
    sheet.add(BillPart.OPERATIONS, "the dashboard", "cloudwatch.dashboard", 1);
  }
}
