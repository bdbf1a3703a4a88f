package dev.shopfloor.workorder.cmms;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The system's ids of assets, kept for a while: each look-up counts against its rate. */
final class AssetIds {
  private static final long FOUND = Duration.ofHours(24).toNanos();
  private static final long NOT_FOUND = Duration.ofMinutes(10).toNanos();
  private static final int MOST = 2_000;

  private final Map<String, Known> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST;
        }
      };

  /**
   * What is known of an asset.
   *
   * @param id the system's id; null where it has none
   * @param location the system's id of where it stands; null where it does not say
   * @param until ns since the epoch
   */
  record Known(@Nullable String id, @Nullable String location, long until) {}

  /** Null when nothing is known, or no longer. */
  synchronized @Nullable Known get(String asset, long now) {
    Known found = known.get(asset);
    return found == null || found.until() <= now ? null : found;
  }

  synchronized Known put(String asset, @Nullable String id, @Nullable String location, long now) {
    Known found = new Known(id, location, now + (id == null ? NOT_FOUND : FOUND));
    known.put(asset, found);
    return found;
  }

  /** The system did not take the id. */
  synchronized void forget(String asset) {
    known.remove(asset);
  }
}
