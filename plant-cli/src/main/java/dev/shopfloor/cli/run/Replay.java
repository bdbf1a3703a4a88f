package dev.shopfloor.cli.run;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * Feeds recorded messages to a plant in the data's own time: before any message of a minute is
 * given, all ticks up to that minute have happened.
 */
final class Replay {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  // beyond this nothing changes from minute to minute; each skipped hour still gets its tick
  private static final long BY_MINUTE = Duration.ofHours(26).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final ReplayTarget plant;
  private final BiConsumer<Long, Instant> progress;
  private long published;

  /**
   * A replay into this plant.
   *
   * @param progress told the number of messages so far and the data's time at each tick
   */
  Replay(ReplayTarget plant, BiConsumer<Long, Instant> progress) {
    this.plant = plant;
    this.progress = progress;
  }

  /**
   * Feeds all messages and ends with a tick at the instant of the last one.
   *
   * @return that instant
   * @throws UsageException when there is no message at all
   */
  Instant run(MergedMessages messages) {
    MessageLine message = messages.next();
    if (message == null) {
      throw new UsageException("there is no message line in the replayed files; name others");
    }
    long tick = nextMinute(message.receivedAt());
    long last = message.receivedAt();
    for (; message != null; message = messages.next()) {
      tick = passTime(tick, message.receivedAt());
      plant.publish(message);
      published++;
      last = message.receivedAt();
    }
    Instant end = Instant.ofEpochMilli(last);
    plant.lastTick(end);
    progress.accept(published, end);
    return end;
  }

  /** How many messages were given to the plant. */
  long published() {
    return published;
  }

  private long passTime(long firstTick, long until) {
    long tick = firstTick;
    long idleSince = firstTick;
    while (tick <= until) {
      Instant time = Instant.ofEpochMilli(tick);
      plant.tick(time);
      progress.accept(published, time);
      boolean longIdle = tick - idleSince >= BY_MINUTE && until - tick > HOUR;
      tick += longIdle ? HOUR : MINUTE;
    }
    return tick;
  }

  private static long nextMinute(long millis) {
    return Math.floorDiv(millis, MINUTE) * MINUTE + MINUTE;
  }
}
