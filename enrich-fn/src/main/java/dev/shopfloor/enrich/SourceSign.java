package dev.shopfloor.enrich;

/**
 * What one message shows of its source's life.
 *
 * @param rx when the message was received, ns since the epoch
 * @param sequence its sequence number, 0 to 255; -1 for none
 */
public record SourceSign(long rx, int sequence) {}
