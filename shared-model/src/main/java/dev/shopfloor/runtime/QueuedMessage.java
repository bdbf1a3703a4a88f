package dev.shopfloor.runtime;

/**
 * A message that a queue handed to a function.
 *
 * @param id names it in the partial batch response
 * @param body its text
 * @param queueArn the queue it came from
 * @param sentAt when it was put on the queue, ms since the epoch; 0 when the queue did not say
 * @param receiveCount how often it has been handed out, 1 or more
 */
public record QueuedMessage(
    String id, String body, String queueArn, long sentAt, int receiveCount) {}
