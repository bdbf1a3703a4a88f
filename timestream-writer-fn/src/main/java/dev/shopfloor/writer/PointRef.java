package dev.shopfloor.writer;

/**
 * Names one point of the messages that an invocation took.
 *
 * @param message the message's index in the batch
 * @param point the point's index in the message
 */
public record PointRef(int message, int point) {}
