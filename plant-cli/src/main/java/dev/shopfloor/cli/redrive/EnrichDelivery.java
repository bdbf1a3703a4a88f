package dev.shopfloor.cli.redrive;

import dev.shopfloor.cli.local.queues.SqsEvents;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Through EnrichFunction, as its event source mapping would hand a batch over. The function takes a
 * batch as a whole or not at all, so one that fails is halved until the bad message is alone.
 */
public final class EnrichDelivery implements Delivery {
  /** Lambda takes 6 MB in a call that is waited for. */
  private static final int MOST_BYTES = 6_000_000;

  static final String GAVE_BACK = "EnrichFunction gave it back; its log says why";

  private final FirstFunction function;
  private final String queueArn;
  private final Streak streak;

  /**
   * The way through this function.
   *
   * @param queueArn the queue that the messages are from
   * @param mostInARow so many failures without one success stop the redrive: the cause is not
   *     mended
   */
  public EnrichDelivery(FirstFunction function, String queueArn, int mostInARow) {
    this.function = function;
    this.queueArn = queueArn;
    this.streak = new Streak(mostInARow);
  }

  @Override
  public Result deliver(List<DeadLetter> letters) {
    Result result = new Result();
    hand(letters, result);
    return result;
  }

  private void hand(List<DeadLetter> letters, Result result) {
    if (letters.isEmpty() || result.stopped() != null) {
      return;
    }
    byte[] event = SqsEvents.event(letters.stream().map(DeadLetter::message).toList(), queueArn);
    if (event.length > MOST_BYTES && letters.size() > 1) {
      halves(letters, result);
      return;
    }
    Set<String> ids = letters.stream().map(DeadLetter::id).collect(Collectors.toSet());
    Set<String> failed;
    String why = GAVE_BACK;
    try {
      failed = SqsEvents.failures(function.call(event), ids);
    } catch (FirstFunction.FailedCallException broken) {
      failed = ids;
      why = String.valueOf(broken.getMessage());
    } catch (SdkException uncalled) {
      result.stop("EnrichFunction cannot be called: " + uncalled.getMessage());
      return;
    }
    settle(letters, failed, why, result);
  }

  private void settle(List<DeadLetter> letters, Set<String> failed, String why, Result result) {
    for (DeadLetter letter : letters) {
      if (!failed.contains(letter.id())) {
        result.done(letter);
        streak.success();
      }
    }
    List<DeadLetter> back = letters.stream().filter(each -> failed.contains(each.id())).toList();
    if (letters.size() > 1) {
      halves(back, result);
      return;
    }
    for (DeadLetter letter : back) {
      result.failed(letter, why);
      streak.failure(why, result);
    }
  }

  private void halves(List<DeadLetter> letters, Result result) {
    int middle = letters.size() / 2;
    hand(letters.subList(0, middle), result);
    hand(letters.subList(middle, letters.size()), result);
  }
}
