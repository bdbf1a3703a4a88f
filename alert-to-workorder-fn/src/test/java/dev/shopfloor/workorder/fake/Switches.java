package dev.shopfloor.workorder.fake;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How a maintenance system behaves when nothing goes wrong. Each personality sets its own; a test
 * may change them at any time.
 */
public final class Switches {
  /** How long an order that was just made stays invisible to searches, ns. */
  public LongSupplier searchLag = () -> 0;

  /** How late {@link Fault#COMMIT_LATER} is done, ns after the call. */
  public LongSupplier lateness = () -> Duration.ofSeconds(10).toNanos();

  /** How long {@link Fault#SLOW} takes. */
  public Duration slow = Duration.ofSeconds(8);

  /** What Retry-After says when it throttles; null for no such header. */
  public @Nullable Duration retryAfter;

  /** Whether it throttles with 403 in place of 429. */
  public boolean throttlesWith403;

  /** Whether markers are stored, wherever they were sent. */
  public boolean storesMarkers = true;

  /** Whether an update clears each field that was not sent. */
  public boolean updatesReplace;

  /** Whether special characters of HTML are escaped in descriptions. */
  public boolean escapesHtml;

  /** Whether tags of HTML are taken out of comments. */
  public boolean stripsTags;

  /** Whether searches find parts of words, whatever the case. */
  public boolean findsParts;

  /** Whether a request id that was seen in the last five minutes is refused with 409. */
  public boolean guardsRepeats;

  /** How many characters of a title are stored; the rest is dropped without a word. */
  public int titleKept = Integer.MAX_VALUE;

  /** Whether comments are answered with success and dropped. */
  public boolean dropsComments;

  /** Whether a changed priority is answered with success and dropped. */
  public boolean dropsPriorities;

  /** How long signing in takes. */
  public Duration signingIn = Duration.ZERO;

  Switches() {}
}
