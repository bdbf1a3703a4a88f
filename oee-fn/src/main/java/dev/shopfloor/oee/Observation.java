package dev.shopfloor.oee;

/**
 * One fact about an asset.
 *
 * @param channel of what
 * @param entry what was said and when
 */
public record Observation(Channel channel, Entry entry) {}
