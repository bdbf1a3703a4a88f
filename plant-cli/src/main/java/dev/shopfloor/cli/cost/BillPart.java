package dev.shopfloor.cli.cost;

/** The parts of a bill, in the order of a reading's way. */
public enum BillPart {
  /** IoT Core and the stream. */
  WAY_IN("the way in"),
  /** EnrichFunction, what it sends and keeps. */
  ENRICH("enrichment"),
  /** TelemetryQueue, the writer and the store. */
  STORE("the store"),
  /** ProductionQueue, ticks, OeeTable. */
  OEE("OEE"),
  /** Alerts and work orders. */
  WORK_ORDERS("work orders"),
  /** Logs, metrics, alarms, traces. */
  OPERATIONS("operations");

  private final String word;

  BillPart(String word) {
    this.word = word;
  }

  /** As a bill shows it. */
  public String word() {
    return word;
  }
}
