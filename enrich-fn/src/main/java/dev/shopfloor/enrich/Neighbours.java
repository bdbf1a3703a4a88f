package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.TagChecks;
import dev.shopfloor.plant.TagSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last value of tags whose rate of change or standing still is checked.
 *
 * <p>One instance of the function sees some of the messages, and one that has just started none: so
 * what it says is a remark on a point, and nothing depends on it. Only time that goes on is
 * compared.
 */
final class Neighbours {
  private static final int MOST = 20_000;
  private static final double NANOS = 1e9;

  private final Map<Channel, Last> lasts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Channel, Last> eldest) {
          return size() > MOST;
        }
      };

  /** The flags that a measured value of this tag gets at this time, as a mask. */
  synchronized int flags(AssetKey asset, TagSpec tag, Value value, long time) {
    TagChecks checks = tag.checks();
    if (checks == null || (checks.maxRate() == null && checks.stuckAfter() == 0)) {
      return 0;
    }
    Channel channel = new Channel(asset, tag.name());
    Last last = lasts.get(channel);
    if (last != null && time <= last.time()) {
      return 0;
    }
    long since = last != null && last.value().equals(value) ? last.since() : time;
    lasts.put(channel, new Last(value, time, since));
    boolean stuck = checks.stuckAfter() > 0 && time - since > checks.stuckAfter();
    boolean tooFast = last != null && tooFast(tag, checks.maxRate(), last, value, time);
    return (stuck ? Flag.STUCK.bit() : 0) | (tooFast ? Flag.RATE_EXCEEDED.bit() : 0);
  }

  private static boolean tooFast(
      TagSpec tag, @Nullable Double maxRate, Last last, Value value, long time) {
    if (maxRate == null || !Numbers.number(value) || !Numbers.number(last.value())) {
      return false;
    }
    // a counter that falls has been set back, which is no speed
    boolean reset =
        tag.role() == Role.COUNTER
            && value instanceof Value.Whole(long now)
            && last.value() instanceof Value.Whole(long before)
            && now < before;
    double seconds = (time - last.time()) / NANOS;
    return !reset && Numbers.distance(value, last.value()) > maxRate * seconds;
  }

  private record Channel(AssetKey asset, String tag) {}

  /** The last value, when it came, and since when it has been the same. */
  private record Last(Value value, long time, long since) {}
}
