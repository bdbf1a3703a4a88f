package dev.shopfloor.cli.run;

/**
 * One message of a file.
 *
 * @param topic MQTT topic
 * @param receivedAt when IoT Core received it, ms since the epoch
 * @param payload its bytes, as the machine sent them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once and never compared
public record MessageLine(String topic, long receivedAt, byte[] payload) {}
