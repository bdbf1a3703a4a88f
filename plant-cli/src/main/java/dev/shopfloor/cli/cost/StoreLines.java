package dev.shopfloor.cli.cost;

/** What the store itself costs. */
final class StoreLines {
  private static final double KIB = 1024;
  // InfluxWrite: lines and bytes of one request
  private static final double MOST_LINES = 5_000;
  private static final double MOST_BYTES = 1_000_000;
  // LiveAnalytics' own defaults: six hours in memory; a month on disk
  private static final double MEMORY_HOURS = 6;

  private StoreLines() {}

  /** Requests of the writer to the store in a month. */
  static double requests(TelemetryStore store, Written written, double calls) {
    if (store == TelemetryStore.LIVEANALYTICS) {
      return Math.max(calls, written.requests());
    }
    return Math.max(
        calls, Math.max(written.records() / MOST_LINES, written.lineBytes() / MOST_BYTES));
  }

  /**
   * Adds the lines.
   *
   * @param points of a month
   */
  static void add(BillSheet sheet, TelemetryStore store, Written written, double points) {
    double zipped = written.zippedBytes() / Units.GB;
    switch (store) {
      case TIMESTREAM_INFLUXDB -> {
        InfluxSize size = InfluxSize.of(points / Units.MONTH);
        sheet.add(
            BillPart.STORE, "the instance, " + size.type(), "influxdb.instance", size.mediums());
        sheet.add(
            BillPart.STORE,
            "its disk beyond 20 GiB, for each month of points kept",
            "influxdb.storage",
            Math.max(0, points * Assumptions.POINT_ON_DISK / Units.GB - InfluxSize.FIRST_GIB));
        sheet.add(BillPart.STORE, "endpoint of Secrets Manager", "vpc.endpoint", 730);
        sheet.add(BillPart.STORE, "secrets", "secret", 3);
        // one of the function's two zones is the instance's
        sheet.add(BillPart.STORE, "points to the other zone", "transfer.zone", zipped / 2);
      }
      case LIVEANALYTICS -> {
        double kept = written.charged() * KIB / Units.GB;
        sheet.add(BillPart.STORE, "points written", "liveanalytics.write", written.charged());
        sheet.add(
            BillPart.STORE,
            "points in memory, 6 hours",
            "liveanalytics.memory",
            kept * MEMORY_HOURS);
        sheet.add(
            BillPart.STORE, "each month of points kept on disk", "liveanalytics.magnetic", kept);
      }
      case INFLUXDB2, INFLUXDB3, QUESTDB, VICTORIAMETRICS -> {
        sheet.add(BillPart.STORE, "points to your server, outside AWS", "transfer.out", zipped);
      }
    }
  }
}
