package dev.shopfloor.cli.cost;

/** What is paid whatever the load: the numbers of docs/deploy.md, of a stack with Sparkplug. */
final class FixedLines {
  private static final double METRICS = 45;
  // 36 alarms on AWS's metrics, ten on ledgers with 34 metrics, twelve on our own with 16
  private static final double ALARM_METRICS = 36 + 34 + 16;

  private FixedLines() {}

  static void add(BillSheet sheet) {
    sheet.add(BillPart.OPERATIONS, "metrics of our own", "cloudwatch.metric", METRICS);
    sheet.add(BillPart.OPERATIONS, "alarms", "cloudwatch.alarm", ALARM_METRICS);
    sheet.add(BillPart.OPERATIONS, "composite alarms", "cloudwatch.composite", 2);
    sheet.add(BillPart.OPERATIONS, "the dashboard", "cloudwatch.dashboard", 1);
  }
}
