package dev.shopfloor.cli.cost;

/** What alerts and work orders cost. */
final class WorkOrderLines {
  private static final double GB_512 = 0.5;
  private static final double MILLIS = 1e3;
  // of an alert: states, keys, outbox, audit; roughly what DynamoWorkOrderStore writes and reads
  private static final double UNITS_AN_ALERT = 10;
  private static final double REQUESTS_AN_ALERT = 10;
  // the minute's look into an empty outbox
  private static final double UNITS_A_LOOK = 2;

  private WorkOrderLines() {}

  static void add(BillSheet sheet, Flow flow, Assumptions assumed) {
    double alerts = flow.enrich().alerts();
    double calls = alerts + Units.MINUTES;
    sheet.add(BillPart.WORK_ORDERS, "alerts told", "eventbridge.event", alerts);
    sheet.add(
        BillPart.WORK_ORDERS,
        "AlertQueue: sent, taken, or asked in vain",
        "sqs.request",
        alerts + Math.max(alerts, Assumptions.IDLE_POLLS) + alerts);
    sheet.add(
        BillPart.WORK_ORDERS, "the outbox' minute schedule", "scheduler.invocation", Units.MINUTES);
    sheet.add(BillPart.WORK_ORDERS, "AlertToWorkOrderFunction, calls", "lambda.request", calls);
    sheet.add(
        BillPart.WORK_ORDERS,
        "AlertToWorkOrderFunction, 512 MB",
        "lambda.compute",
        GB_512
            * (calls * assumed.callMillis()
                + (alerts * REQUESTS_AN_ALERT + Units.MINUTES * UNITS_A_LOOK)
                    * assumed.tableMillis())
            / MILLIS);
    sheet.add(
        BillPart.WORK_ORDERS, "WorkOrderTable, written", "dynamodb.write", alerts * UNITS_AN_ALERT);
    sheet.add(
        BillPart.WORK_ORDERS,
        "WorkOrderTable, read",
        "dynamodb.read",
        alerts * UNITS_AN_ALERT + Units.MINUTES * UNITS_A_LOOK);
  }
}
