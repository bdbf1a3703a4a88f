package dev.shopfloor.oee.aws;

import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How long items stay after they were written.
 *
 * @param clock wall clock
 */
record Expiry(Clock clock) {
  // late data is taken for 35 days, and some more
  private static final Duration BUCKETS = Duration.ofDays(45);
  // a year of shifts beside the year before
  private static final Duration RESULTS = Duration.ofDays(400);
  // as far back as heads name them, and a day more
  private static final Duration CHECKPOINTS = Duration.ofDays(9);

  long ofBuckets() {
    return after(BUCKETS);
  }

  AttributeValue ofHeads() {
    return OeeKeys.number(after(BUCKETS));
  }

  AttributeValue ofResults() {
    return OeeKeys.number(after(RESULTS));
  }

  AttributeValue ofOlderCheckpoints() {
    return OeeKeys.number(after(CHECKPOINTS));
  }

  private long after(Duration kept) {
    return clock.instant().plus(kept).getEpochSecond();
  }
}
