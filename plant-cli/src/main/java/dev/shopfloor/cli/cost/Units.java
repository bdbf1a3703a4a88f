package dev.shopfloor.cli.cost;

/** The sizes in which AWS counts, bytes. */
final class Units {
  /** IoT Core's messages, rules and actions. */
  static final int IOT = 5 * 1024;

  /** Kinesis' PUT units. */
  static final int KINESIS = 25 * 1024;

  /** SQS' requests and EventBridge's events. */
  static final int QUEUE = 64 * 1024;

  /** DynamoDB's writes. */
  static final int WRITE = 1024;

  /** DynamoDB's consistent reads. */
  static final int READ = 4 * 1024;

  /** A GB as CloudWatch, transfers and storage count it. */
  static final double GB = 1024.0 * 1024 * 1024;

  /** Seconds of a month of 730 hours. */
  static final double MONTH = 730.0 * 3600;

  /** Minutes of a month. */
  static final double MINUTES = 730.0 * 60;

  private Units() {}

  /** How many units something takes, at least one. */
  static long of(long bytes, int unit) {
    return Math.max(1, Math.ceilDiv(bytes, unit));
  }

  /** How many units something of a mean size takes, at least one. */
  static long of(double bytes, int unit) {
    return (long) Math.max(1, Math.ceil(bytes / unit));
  }
}
