package dev.shopfloor.plant;

import org.jspecify.annotations.Nullable;

/**
 * A rule of work orders that can concern an asset.
 *
 * @param name names it in the plant file and in audits
 * @param match which problems of the asset it is about
 * @param since from when on it holds, ns since the epoch; 0 for always
 * @param until until when, ns since the epoch; {@link Long#MAX_VALUE} for ever
 * @param sets what it sets
 */
public record OrderRule(String name, TopicMatch match, long since, long until, OrderSettings sets) {
  /**
   * Whether it speaks of this.
   *
   * @param topic null for what is no beginning of a problem
   * @param time ns since the epoch
   */
  public boolean fits(@Nullable AlertTopic topic, long time) {
    return time >= since && time < until && match.fits(topic);
  }
}
