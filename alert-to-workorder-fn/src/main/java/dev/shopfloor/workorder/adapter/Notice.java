package dev.shopfloor.workorder.adapter;

import org.jspecify.annotations.Nullable;

/**
 * A message out of its envelope.
 *
 * @param doc the message
 * @param topic the MQTT topic that it came on; null when it came another way
 */
record Notice(Doc doc, @Nullable String topic) {}
