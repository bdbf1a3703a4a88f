package dev.shopfloor.cli.cost;

import java.util.Locale;

/** The template's {@code IngestMode}. */
public enum IngestMode {
  /** The rule invokes the function. */
  DIRECT,
  /** The rule puts on a Kinesis stream. */
  STREAM;

  /** Its name in the template. */
  public String word() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
