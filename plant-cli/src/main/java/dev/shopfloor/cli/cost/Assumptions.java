package dev.shopfloor.cli.cost;

/**
 * What no sample of messages can tell. All of it can be replaced on the command line.
 *
 * @param requestMillis that a function waits for an answer of SQS, EventBridge or the store
 * @param tableMillis that it waits for DynamoDB
 * @param readingMicros of one billed function at 1,024 MB for a reading, in each of the three
 *     functions that it passes; with the function's share of a core, so more than what benchmarks
 *     on a whole core show
 * @param callMillis of an invocation beside that
 */
public record Assumptions(
    double requestMillis, double tableMillis, double readingMicros, double callMillis) {
  /** What is taken unless somebody knows better. */
  public static final Assumptions USUAL = new Assumptions(10, 5, 10, 5);

  // --- What was counted or is written in the template; not to be replaced. ---

  /** Requests of a tick to OeeTable, an asset: docs/oee.md, TickCostTest. */
  static final double TICK_REQUESTS = 6;

  /** Of these, write units, an asset; counted on DynamoDB Local. */
  static final double TICK_WRITES = 3.2;

  /** Read units of a tick, an asset, beside its buckets; counted as above. */
  static final double TICK_READS = 2.9;

  /** Buckets whose bytes a tick reads, an asset; counted as above. */
  static final double TICK_BUCKETS = 27.5;

  /** Requests, read units and write units each, of one line's and plant's roll-up in a group. */
  static final double ROLL_UP = 4;

  /** Assets of a tick's group: TICK_GROUP_SIZE. */
  static final int GROUP = 40;

  /** KPI bodies of an asset and minute. */
  static final int KPI_BODIES = 2;

  /** Points in them. */
  static final double KPI_POINTS = 80;

  /** Stops, shifts and targets that an asset tells in a day. */
  static final double EVENTS_A_DAY = 24;

  /** Days that a minute bucket is kept. */
  static final double BUCKET_DAYS = 45;

  /** Days that a quarantined record is kept. */
  static final double QUARANTINE_DAYS = 30;

  /** Days that a log is kept, the template's default. */
  static final double LOG_DAYS = 30;

  /** What a log takes on disk of what it took in. */
  static final double LOG_COMPRESSED = 0.15;

  /** Bytes of a point on an InfluxDB's disk; a guess of docs/operations.md. */
  static final double POINT_ON_DISK = 3;

  /** Bytes of what a rule hands on beside the payload: topic, time, client, trace. */
  static final double AROUND_PAYLOAD = 200;

  /** Pollers that Lambda begins with on a queue; each gathers batches of its own. */
  static final int POLLERS = 5;

  /** Receives a month that an idle queue is asked: its pollers, each every 20 s. */
  static final double IDLE_POLLS = POLLERS * Units.MONTH / 20;

  /** Shards are taken twice, because topics never spread evenly. */
  static final double SPREAD = 2;
}
