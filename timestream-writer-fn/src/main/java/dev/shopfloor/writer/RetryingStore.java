package dev.shopfloor.writer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes again what a store did not decide, and only that, as long as policy and deadline allow.
 *
 * <p>Giving a message back to its queue costs minutes until it comes again; a store that is away
 * for a second is better waited for.
 */
public final class RetryingStore implements TimeSeriesStore {
  // less is no attempt: connect and TLS alone take this long
  private static final Duration LEAST_ATTEMPT = Duration.ofSeconds(1);

  private final TimeSeriesStore store;
  private final RetryPolicy policy;
  private final Pause pause;
  private final RandomGenerator random;

  /**
   * A store tried again.
   *
   * @param random one that differs between processes restored from one snapshot
   */
  public RetryingStore(
      TimeSeriesStore store, RetryPolicy policy, Pause pause, RandomGenerator random) {
    this.store = store;
    this.policy = policy;
    this.pause = pause;
    this.random = random;
  }

  @Override
  public WriteReport write(List<StoreRecord> batch, Deadline deadline) {
    List<WriteOutcome> outcomes = new ArrayList<>(store.write(batch, deadline).outcomes());
    for (int attempt = 1; attempt < policy.attempts(); attempt++) {
      List<Integer> open = open(outcomes);
      if (open.isEmpty() || !waited(attempt, asked(outcomes), deadline)) {
        break;
      }
      List<WriteOutcome> again =
          store.write(open.stream().map(batch::get).toList(), deadline).outcomes();
      for (int at = 0; at < again.size(); at++) {
        outcomes.set(open.get(at), again.get(at));
      }
    }
    return new WriteReport(outcomes);
  }

  private boolean waited(int attempt, Duration asked, Deadline deadline) {
    Duration wait = policy.wait(attempt, asked, random);
    if (asked.compareTo(policy.longest()) > 0 || !deadline.allows(wait.plus(LEAST_ATTEMPT))) {
      return false;
    }
    try {
      pause.pause(wait);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<Integer> open(List<WriteOutcome> outcomes) {
    List<Integer> open = new ArrayList<>();
    for (int at = 0; at < outcomes.size(); at++) {
      if (outcomes.get(at) instanceof WriteOutcome.RetryAfter) {
        open.add(at);
      }
    }
    return open;
  }

  private static Duration asked(List<WriteOutcome> outcomes) {
    Duration longest = Duration.ZERO;
    for (WriteOutcome outcome : outcomes) {
      if (outcome instanceof WriteOutcome.RetryAfter(Duration after, String reason)
          && after.compareTo(longest) > 0) {
        longest = after;
      }
    }
    return longest;
  }
}
