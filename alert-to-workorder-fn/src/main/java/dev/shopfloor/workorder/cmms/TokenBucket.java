package dev.shopfloor.workorder.cmms;

/**
 * A bucket of tokens, one for each request.
 *
 * @param fullAt when it is full again if nobody takes any, ns since the epoch
 */
public record TokenBucket(long fullAt) {
  /** One that nobody has taken from. */
  public static final TokenBucket FULL = new TokenBucket(0);

  /** When the next token is there; now or earlier when it is there already. */
  long freeAt(Rate rate, long now) {
    return Math.max(fullAt, now) + rate.interval() - rate.fill();
  }

  /** With a token less. */
  TokenBucket taken(Rate rate, long now) {
    return new TokenBucket(Math.max(fullAt, now) + rate.interval());
  }

  /**
   * The same where it can be; an empty one where it would be full later than any bucket can,
   * because the clock was set back.
   */
  TokenBucket settled(Rate rate, long now) {
    return fullAt - now > rate.fill() + Gate.SKEW ? new TokenBucket(now + rate.fill()) : this;
  }
}
