package dev.shopfloor.oee.aws;

import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Whether a conditional write took place. */
final class Written {
  private static final int MOST_TRIES = 8;

  private Written() {}

  /**
   * Writes, again while transactions of others are in its way.
   *
   * @return whether its conditions held
   */
  static boolean byCondition(Runnable write) {
    DynamoDbException inTheWay = null;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      try {
        write.run();
        return true;
      } catch (ConditionalCheckFailedException changed) {
        return false;
      } catch (TransactionConflictException conflict) {
        inTheWay = conflict;
      } catch (TransactionCanceledException cancelled) {
        if (has(cancelled, "ConditionalCheckFailed")) {
          return false;
        }
        if (!has(cancelled, "TransactionConflict")) {
          throw cancelled;
        }
        inTheWay = cancelled;
      }
    }
    throw new IllegalStateException(
        "an item was in others' transactions %d times".formatted(MOST_TRIES), inTheWay);
  }

  private static boolean has(TransactionCanceledException cancelled, String code) {
    return cancelled.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
  }
}
