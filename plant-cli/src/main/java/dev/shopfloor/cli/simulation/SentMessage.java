package dev.shopfloor.cli.simulation;

import java.time.Instant;

/**
 * One message as the broker receives it.
 *
 * @param topic MQTT topic
 * @param payload its bytes, not to be changed
 * @param receivedAt when it is received, plant time
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once and never compared
public record SentMessage(String topic, byte[] payload, Instant receivedAt) {}
