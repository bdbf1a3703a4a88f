package dev.shopfloor.writer.liveanalytics;

/**
 * One measure of a multi-measure record.
 *
 * @param name of the column
 * @param type as the service names it
 * @param value always a text, as on the wire
 */
public record Measure(String name, String type, String value) {}
