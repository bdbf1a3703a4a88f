package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, with all that is needed to understand, mend and replay it.
 *
 * @param reason why
 * @param field the offending field or tag; null when the whole record is at fault
 * @param message one sentence that names the value
 * @param stage the stage that refused it, such as {@code enrich}
 * @param asset {@code site/asset} where known; else null
 * @param topic the MQTT topic, or the queue's name for later stages
 * @param rx when the message was received, ns since the epoch
 * @param bytes the original bytes of the whole message; not copied, not to be changed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // identity is never asked; a copy per record would double memory
public record Quarantined(
    Reason reason,
    @Nullable String field,
    String message,
    String stage,
    @Nullable String asset,
    String topic,
    long rx,
    byte[] bytes) {}
