package dev.shopfloor.cli.simulation;

import org.jspecify.annotations.Nullable;

/**
 * One message on its way.
 *
 * @param machine whose gateway hands it on
 * @param sentAt true time, ms since the epoch
 * @param receivedAt ms since the epoch
 * @param fact what it tells of production; null when nothing, or when it told it before
 * @param reason why a record of it goes to quarantine; null when none does
 * @param repeat whether it was delivered before
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
record Sent(
    Machine machine,
    long sentAt,
    long receivedAt,
    String topic,
    byte[] payload,
    @Nullable Fact fact,
    @Nullable String reason,
    boolean repeat) {
  Sent again(long later) {
    return new Sent(machine, sentAt, receivedAt + later, topic, payload, null, null, true);
  }
}
