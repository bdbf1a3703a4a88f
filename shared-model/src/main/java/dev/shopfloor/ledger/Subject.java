package dev.shopfloor.ledger;

import java.util.Locale;

/** What a ledger line counts. */
public enum Subject {
  /** Messages as a source sent them. */
  MESSAGES,
  /** Points taken from messages. */
  POINTS,
  /** Alerts on their way to a work order. */
  ALERTS;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The subject as metrics and tables write it, in lower case. */
  public String word() {
    return word;
  }
}
