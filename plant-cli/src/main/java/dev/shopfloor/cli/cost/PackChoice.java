package dev.shopfloor.cli.cost;

import dev.shopfloor.cli.run.UsageException;
import org.jspecify.annotations.Nullable;

/** How many messages of a topic the edge should pack into one. */
public final class PackChoice {
  /** The most that MQTT takes, bytes. */
  private static final int MOST_BYTES = 128 * 1024;

  private PackChoice() {}

  /**
   * A wish, or what is usual.
   *
   * @throws UsageException when so many are too large for one message
   */
  public static int of(@Nullable Integer wish, Sample sample) {
    return wish == null ? usual(sample) : checked(wish, sample);
  }

  /** As many as fill one of the units that IoT Core counts in, of a minute at most. */
  private static int usual(Sample sample) {
    double fill = Math.floor((Units.IOT - 1) / (sample.meanBytes() + 1));
    return (int) Math.max(1, Math.min(fill, Math.floor(sample.aMinute())));
  }

  private static int checked(int number, Sample sample) {
    if (number < 1) {
      throw new UsageException("--pack is 1 or more, not " + number);
    }
    if (number > 1 && number * (sample.meanBytes() + 1) > MOST_BYTES) {
      throw new UsageException(
          "--pack %d would make messages of %,.0f KB, and AWS IoT Core takes 128 KB; at most %,.0f fit"
              .formatted(
                  number,
                  number * (sample.meanBytes() + 1) / 1024,
                  Math.floor(MOST_BYTES / (sample.meanBytes() + 1))));
    }
    return number;
  }
}
