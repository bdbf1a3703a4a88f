package dev.shopfloor.enrich.sparkplug;

import org.jspecify.annotations.Nullable;

/**
 * One metric of a payload.
 *
 * @param name null where the alias stands for it
 * @param alias a number of 64 bits without sign; null for none
 * @param timestamp as sent, mostly ms since the epoch; 0 for none
 * @param type as sent; {@link DataType#UNKNOWN} where the birth has it
 * @param historical whether it was kept back and is no current value
 * @param absent whether the source says that it has no value
 * @param properties what the metric says beside its value
 * @param sent the value
 */
record Metric(
    @Nullable String name,
    @Nullable Long alias,
    long timestamp,
    DataType type,
    boolean historical,
    boolean absent,
    Properties properties,
    Sent sent) {
  /**
   * The properties that mean something to us.
   *
   * @param unit the engineering unit; null for none
   * @param quality the code of the quality; null for none, which is good
   */
  record Properties(@Nullable String unit, @Nullable Long quality) {
    static final Properties NONE = new Properties(null, null);

    /** With one more property, which may be none of ours. */
    Properties with(String key, @Nullable String text, @Nullable Long number) {
      return switch (key.toLowerCase(java.util.Locale.ROOT)) {
        case "engunit", "engunits" -> text == null ? this : new Properties(text, quality);
        case "quality" -> number == null ? this : new Properties(unit, number);
        default -> this;
      };
    }
  }

  /** Names that steer a node or a device, and carry no telemetry. */
  static boolean control(String name) {
    return name.equals(Payload.BD_SEQ)
        || name.startsWith("Node Control/")
        || name.startsWith("Device Control/");
  }
}
