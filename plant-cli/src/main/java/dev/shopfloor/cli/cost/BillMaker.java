package dev.shopfloor.cli.cost;

/** The bill of the stack that template.yaml makes. */
final class BillMaker {
  private static final double GB_1024 = 1;
  private static final double MILLIS = 1e3;
  private static final double MICROS = 1e6;
  private static final double DAYS = 730.0 / 24;
  // the default rule of X-Ray: one call a second and 5 % of the others
  private static final double TRACED = 0.05;
  // of one request to SQS
  private static final double ENTRIES = 10;
  // Kinesis asks for a data key some every five minutes, for each shard in and out
  private static final double KEYS_A_SHARD = 2 * 12 * 730.0;

  private final Flow flow;
  private final Variant variant;
  private final Assumptions assumed;
  private final BillSheet sheet;

  private BillMaker(Flow flow, Variant variant, PriceList prices, Assumptions assumed) {
    this.flow = flow;
    this.variant = variant;
    this.assumed = assumed;
    this.sheet = new BillSheet(prices);
  }

  /** The bill of a plant that makes this in this way. */
  static Bill of(Flow flow, Variant variant, PriceList prices, Assumptions assumed) {
    BillMaker maker = new BillMaker(flow, variant, prices, assumed);
    maker.wayIn();
    maker.enrich();
    maker.store();
    maker.oee();
    WorkOrderLines.add(maker.sheet, flow, assumed);
    maker.operations();
    return maker.sheet.bill(variant.words());
  }

  private void wayIn() {
    Flow.Wire wire = flow.wire();
    add(
        BillPart.WAY_IN,
        "connections, one an asset, always on",
        "iot.connection",
        flow.assets() * Units.MINUTES);
    if (!variant.basicIngest()) {
      add(BillPart.WAY_IN, "messages that machines publish", "iot.message", wire.units());
    }
    add(BillPart.WAY_IN, "rules that take them", "iot.rule", wire.units());
    add(
        BillPart.WAY_IN,
        "actions, of the base64 that is handed on",
        "iot.action",
        wire.actionUnits());
    add(BillPart.WAY_IN, "shards", "kinesis.shard", wire.shards() * 730.0);
    add(BillPart.WAY_IN, "records put", "kinesis.put", wire.putUnits());
    add(BillPart.WAY_IN, "keys of the stream", "kms.request", wire.shards() * KEYS_A_SHARD);
  }

  private void enrich() {
    Flow.Enriched enrich = flow.enrich();
    double sends = flow.telemetry().sends() + flow.production().sends() + enrich.alerts();
    double table = enrich.quarantineItems() + enrich.stateReads() + enrich.stateWrites();
    calls(BillPart.ENRICH, "EnrichFunction", enrich.calls());
    add(
        BillPart.ENRICH,
        "EnrichFunction, 1,024 MB",
        "lambda.compute",
        GB_1024
                * (enrich.calls() * assumed.callMillis()
                    + sends * assumed.requestMillis()
                    + table * assumed.tableMillis())
                / MILLIS
            + enrich.points() * assumed.readingMicros() / MICROS);
    add(BillPart.ENRICH, "sent to TelemetryQueue", "sqs.request", flow.telemetry().sendUnits());
    add(BillPart.ENRICH, "sent to ProductionQueue", "sqs.request", flow.production().sendUnits());
    add(
        BillPart.ENRICH,
        "states of sources and alarms, read",
        "dynamodb.read",
        enrich.stateReads());
    add(
        BillPart.ENRICH,
        "states of sources and alarms, written",
        "dynamodb.write",
        enrich.stateWrites());
    add(BillPart.ENRICH, "quarantined, written", "dynamodb.write", enrich.quarantineWrites());
    add(
        BillPart.ENRICH,
        "quarantined, kept 30 days",
        "dynamodb.storage",
        enrich.quarantineBytes() * Assumptions.QUARANTINE_DAYS / DAYS / Units.GB);
  }

  private void store() {
    Written written = flow.to(variant.store()).written();
    double kpis = flow.assets() * Units.MINUTES * Assumptions.KPI_POINTS;
    double points = flow.enrich().forwarded() + kpis;
    double calls = flow.telemetry().calls();
    add(BillPart.STORE, "taken from TelemetryQueue", "sqs.request", flow.telemetry().takeUnits());
    calls(BillPart.STORE, "TimestreamWriterFunction", calls);
    double requests = StoreLines.requests(variant.store(), written, calls);
    add(
        BillPart.STORE,
        "TimestreamWriterFunction, 1,024 MB",
        "lambda.compute",
        GB_1024 * (calls * assumed.callMillis() + requests * assumed.requestMillis()) / MILLIS
            + points * assumed.readingMicros() / MICROS);
    add(
        BillPart.STORE,
        "refused by the store's form",
        "dynamodb.write",
        written.quarantineWrites());
    StoreLines.add(sheet, variant.store(), written, points);
  }

  private void oee() {
    Flow.Buckets buckets = flow.buckets();
    double ticks = flow.assets() * Units.MINUTES;
    double groups = Math.ceil(flow.assets() / Assumptions.GROUP) * Units.MINUTES;
    double tickCalls = groups + Units.MINUTES;
    double kpiSends = ticks * Assumptions.KPI_BODIES / ENTRIES;
    add(BillPart.OEE, "taken from ProductionQueue", "sqs.request", flow.production().takeUnits());
    // each group is sent in tens, and received and deleted by itself
    add(
        BillPart.OEE,
        "ticks on TickQueue",
        "sqs.request",
        Math.max(1, Math.ceil(groups / Units.MINUTES / ENTRIES)) * Units.MINUTES
            + Math.max(tickCalls, Assumptions.IDLE_POLLS)
            + tickCalls);
    add(BillPart.OEE, "KPIs sent to TelemetryQueue", "sqs.request", kpiSends);
    add(BillPart.OEE, "the minute's schedule", "scheduler.invocation", Units.MINUTES);
    calls(BillPart.OEE, "OeeFunction", flow.production().calls() + tickCalls);
    add(
        BillPart.OEE,
        "OeeFunction, 1,024 MB",
        "lambda.compute",
        GB_1024
            * ((flow.production().calls() + tickCalls) * assumed.callMillis()
                + (buckets.requests()
                        + ticks * Assumptions.TICK_REQUESTS
                        + groups * Assumptions.ROLL_UP)
                    * assumed.tableMillis()
                + (kpiSends + Units.MINUTES) * assumed.requestMillis())
            / MILLIS);
    add(BillPart.OEE, "minute buckets, read", "dynamodb.read", buckets.reads());
    add(BillPart.OEE, "minute buckets, written", "dynamodb.write", buckets.writes());
    add(
        BillPart.OEE,
        "ticks, read",
        "dynamodb.read",
        ticks
                * (Assumptions.TICK_READS
                    + Assumptions.TICK_BUCKETS * buckets.minuteBytes() / Units.READ)
            + groups * Assumptions.ROLL_UP);
    add(
        BillPart.OEE,
        "ticks, written",
        "dynamodb.write",
        ticks * Assumptions.TICK_WRITES + groups * Assumptions.ROLL_UP);
    double kept =
        flow.assets() * buckets.minuteBytes() * Assumptions.BUCKET_DAYS * 24 * 60 / Units.GB;
    add(BillPart.OEE, "buckets kept 45 days", "dynamodb.storage", kept);
    add(BillPart.OEE, "their recovery to any second", "dynamodb.recovery", kept);
    add(
        BillPart.OEE,
        "stops and shifts told",
        "eventbridge.event",
        flow.assets() * Assumptions.EVENTS_A_DAY * DAYS);
  }

  private void operations() {
    double calls = flow.enrich().calls() + flow.telemetry().calls() + flow.production().calls();
    double tickCalls = (Math.ceil(flow.assets() / Assumptions.GROUP) + 2) * Units.MINUTES;
    double logged =
        flow.enrich().logBytes()
            + flow.to(variant.store()).logBytes()
            + flow.buckets().logBytes()
            + (calls + tickCalls) * LogLines.PLATFORM;
    add(BillPart.OPERATIONS, "logs: ledgers and calls", "logs.ingest", logged / Units.GB);
    add(
        BillPart.OPERATIONS,
        "logs kept 30 days",
        "logs.storage",
        logged * Assumptions.LOG_COMPRESSED * Assumptions.LOG_DAYS / DAYS / Units.GB);
    add(
        BillPart.OPERATIONS,
        "traces of one call in twenty",
        "xray.trace",
        traces(flow.enrich().calls())
            + traces(flow.telemetry().calls())
            + traces(flow.production().calls() + tickCalls));
    FixedLines.add(sheet, variant);
  }

  private static double traces(double calls) {
    double first = Math.min(calls, Units.MONTH);
    return first + (calls - first) * TRACED;
  }

  private void calls(BillPart part, String function, double calls) {
    add(part, function + ", calls", "lambda.request", calls);
  }

  private void add(BillPart part, String what, String price, double units) {
    sheet.add(part, what, price, units);
  }
}
