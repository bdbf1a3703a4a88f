package dev.shopfloor.ledger;

import java.util.Locale;

/** A stage of the way of a reading; each keeps its own ledger. */
public enum Stage {
  /** Decode, validate, add context, convert. */
  ENRICH,
  /** Write to the time-series store. */
  WRITER,
  /** Minute buckets and OEE. */
  OEE,
  /** Alerts to work orders. */
  WORKORDER;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The stage as metrics and tables write it, in lower case. */
  public String word() {
    return word;
  }
}
