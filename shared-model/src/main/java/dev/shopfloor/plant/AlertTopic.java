package dev.shopfloor.plant;

import dev.shopfloor.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a problem is about, as its sender tells it: the rules of work orders go by it.
 *
 * @param kind {@code THRESHOLD}, {@code ANOMALY}, {@code STATE}, {@code VIOLATION}, {@code STOP} or
 *     {@code DATA_QUALITY}; empty when not known
 * @param signal the tag or item; empty when not known
 * @param code the sender's code; null when it has none
 * @param severity the sender's
 */
public record AlertTopic(String kind, String signal, @Nullable String code, Severity severity) {}
