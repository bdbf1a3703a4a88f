package dev.shopfloor.cli.redrive;

import dev.shopfloor.cli.local.queues.SqsEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/** Through EnrichFunction, each failed batch of the stream as the event that it was. */
public final class BatchDelivery implements Delivery {
  private final FirstFunction function;
  private final Streak streak;

  /**
   * The way through this function.
   *
   * @param mostInARow so many failures without one success stop the redrive
   */
  public BatchDelivery(FirstFunction function, int mostInARow) {
    this.function = function;
    this.streak = new Streak(mostInARow);
  }

  @Override
  public Result deliver(List<DeadLetter> letters) {
    Result result = new Result();
    for (DeadLetter letter : letters) {
      if (result.stopped() == null) {
        hand(letter, result);
      }
    }
    return result;
  }

  private void hand(DeadLetter letter, Result result) {
    try {
      byte[] answer = function.call(letter.body().getBytes(StandardCharsets.UTF_8));
      // whichever of its records is named: the object goes when all of them are done
      if (SqsEvents.failures(answer, Set.of(letter.id())).isEmpty()) {
        result.done(letter);
        streak.success();
      } else {
        failed(letter, EnrichDelivery.GAVE_BACK, result);
      }
    } catch (FirstFunction.FailedCallException broken) {
      failed(letter, String.valueOf(broken.getMessage()), result);
    } catch (SdkException uncalled) {
      result.stop("EnrichFunction cannot be called: " + uncalled.getMessage());
    }
  }

  private void failed(DeadLetter letter, String why, Result result) {
    result.failed(letter, why);
    streak.failure(why, result);
  }
}
