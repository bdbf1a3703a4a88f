package dev.shopfloor.cli.cost;

/** What others would cost for the same readings. They do less, and are reckoned in their favour. */
final class Comparison {
  private static final double MILLIS = 1e3;
  private static final double GB_128 = 0.125;
  // start, end and report of a function that says nothing itself
  private static final double LOG_BYTES = 350;
  private static final double KIB = 1024;
  // time, value, quality
  private static final double SITEWISE_POINT = 24;

  private Comparison() {}

  /**
   * Each reading a message of its own, a call of its own, a write of its own to this store: no
   * checks, no OEE, no work orders, no alarms, no traces.
   */
  static Bill naive(Flow flow, TelemetryStore store, PriceList prices, Assumptions assumed) {
    double readings = flow.enrich().points();
    BillSheet sheet = new BillSheet(prices);
    sheet.add(
        BillPart.WAY_IN,
        "connections, one an asset, always on",
        "iot.connection",
        flow.assets() * Units.MINUTES);
    sheet.add(BillPart.WAY_IN, "a message a reading", "iot.message", readings);
    sheet.add(BillPart.WAY_IN, "a rule a reading", "iot.rule", readings);
    sheet.add(BillPart.WAY_IN, "an action a reading", "iot.action", readings);
    sheet.add(BillPart.STORE, "a call a reading", "lambda.request", readings);
    sheet.add(
        BillPart.STORE,
        "its function, 128 MB",
        "lambda.compute",
        readings * GB_128 * (assumed.callMillis() + assumed.requestMillis()) / MILLIS);
    Written alone = new Written(readings, 0, 0, readings, readings, 0);
    if (store == TelemetryStore.LIVEANALYTICS) {
      sheet.add(BillPart.STORE, "a write a reading", "liveanalytics.write", alone.charged());
      // what is kept is not what is charged: a point alone is far below the KiB
      double kept = flow.to(store).written().charged() * KIB / Units.GB;
      sheet.add(
          BillPart.STORE, "each month of points kept on disk", "liveanalytics.magnetic", kept);
    } else {
      StoreLines.add(sheet, store, alone, readings);
    }
    sheet.add(BillPart.OPERATIONS, "logs of calls", "logs.ingest", readings * LOG_BYTES / Units.GB);
    return sheet.bill("naive: one message, one call and one record a reading, " + store.word());
  }

  /**
   * AWS IoT SiteWise's ingestion and hot storage alone, the readings sent by its API.
   *
   * @param together readings of one stream in an entry, 1 to 10
   */
  static Bill siteWise(Flow flow, int together, PriceList prices) {
    double readings = flow.enrich().points();
    BillSheet sheet = new BillSheet(prices);
    sheet.add(
        BillPart.STORE,
        together == 1 ? "a message a reading" : "a message for " + together + " readings of a tag",
        "sitewise.message",
        readings / together);
    sheet.add(
        BillPart.STORE,
        "each month of points kept",
        "sitewise.storage",
        readings * SITEWISE_POINT / Units.GB);
    return sheet.bill(
        "SiteWise, %s an entry".formatted(together == 1 ? "one reading" : together + " readings"));
  }
}
