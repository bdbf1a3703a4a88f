package dev.shopfloor.workorder.aws;

import java.security.SecureRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Tries a write again when another one of the same item was under way. DynamoDB refuses both rather
 * than let one wait, and the SDK does not try again.
 */
final class Contention {
  private static final int MOST_TRIES = 10;
  private static final int MOST_MILLIS = 60;
  // copies of one snapshot contend with each other: any other generator makes them wait alike
  private static final SecureRandom RANDOM = new SecureRandom();

  private Contention() {}

  static <T> T retry(Supplier<T> write) {
    for (int tries = 1; ; tries++) {
      try {
        return write.get();
      } catch (DynamoDbException failed) {
        if (tries == MOST_TRIES || !conflict(failed)) {
          throw failed;
        }
        pause(tries);
      }
    }
  }

  static boolean conditionFailed(TransactionCanceledException cancelled, int at) {
    return cancelled.hasCancellationReasons()
        && "ConditionalCheckFailed".equals(cancelled.cancellationReasons().get(at).code());
  }

  private static boolean conflict(DynamoDbException failed) {
    return switch (failed) {
      case TransactionConflictException conflict -> true;
      case TransactionCanceledException cancelled ->
          cancelled.cancellationReasons().stream()
                  .map(CancellationReason::code)
                  .anyMatch("TransactionConflict"::equals)
              && cancelled.cancellationReasons().stream()
                  .map(CancellationReason::code)
                  .noneMatch("ConditionalCheckFailed"::equals);
      default -> false;
    };
  }

  private static void pause(int tries) {
    try {
      Thread.sleep(RANDOM.nextInt(1, MOST_MILLIS * tries));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the table", interrupted);
    }
  }
}
