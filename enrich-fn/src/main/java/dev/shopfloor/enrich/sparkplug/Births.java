package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.enrich.SourceStore.Announced;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Births that were read lately, so that not each message reads its definitions anew. */
final class Births {
  /** The most bytes of kept definitions, as they are stored. */
  static final int MOST_BYTES = 8 * 1024 * 1024;

  private final Map<Announced, Birth> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int bytes;

  /** What an announcement defines. The same body is known by its identity: stores keep it, too. */
  Birth of(Announced announced) {
    synchronized (kept) {
      @Nullable Birth known = kept.get(announced);
      if (known != null) {
        return known;
      }
    }
    Birth read = Birth.read(announced.body());
    synchronized (kept) {
      if (kept.put(announced, read) == null) {
        bytes += announced.body().length;
      }
      Iterator<Announced> oldestFirst = kept.keySet().iterator();
      while (bytes > MOST_BYTES && oldestFirst.hasNext()) {
        bytes -= oldestFirst.next().body().length;
        oldestFirst.remove();
      }
    }
    return read;
  }
}
