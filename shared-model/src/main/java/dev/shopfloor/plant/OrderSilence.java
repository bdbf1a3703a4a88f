package dev.shopfloor.plant;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A time in which problems of an asset become no work orders.
 *
 * @param kind why
 * @param reason the plant file's own words
 * @param by who shelved it; null when not said
 * @param match which problems it is about
 * @param from its beginning, ns since the epoch; 0 for always
 * @param to its end, ns since the epoch; {@link Long#MAX_VALUE} for none
 * @param weekly when it holds between the two; null for the whole time
 */
public record OrderSilence(
    Kind kind,
    String reason,
    @Nullable String by,
    TopicMatch match,
    long from,
    long to,
    @Nullable WeeklyTime weekly) {
  /** Why. */
  public enum Kind {
    /** The asset is maintained, or is out of service. */
    MAINTENANCE,
    /** Put aside until a time (ISA-18.2). */
    SHELVED
  }

  /**
   * When it ends that holds at an instant; 0 when it does not hold then.
   *
   * @param time ns since the epoch
   * @param zone the site's
   */
  public long end(long time, ZoneId zone) {
    if (time < from || time >= to) {
      return 0;
    }
    return weekly == null ? to : Math.min(to, weekly.end(time, zone));
  }
}
