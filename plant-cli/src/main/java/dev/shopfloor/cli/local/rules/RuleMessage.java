package dev.shopfloor.cli.local.rules;

/**
 * One message as the rules engine sees it.
 *
 * @param payload its bytes
 * @param receivedAt the rules engine's clock, epoch milliseconds
 * @param clientId MQTT client that sent it
 * @param traceId one per message
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
record RuleMessage(
    String topic, byte[] payload, long receivedAt, String clientId, String traceId) {}
