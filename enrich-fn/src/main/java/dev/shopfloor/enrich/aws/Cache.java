package dev.shopfloor.enrich.aws;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Keeps what was used last, up to a weight; safe for use by several threads. */
final class Cache<K, V> {
  private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final ToIntFunction<V> weigher;
  private final int most;
  private int weight;

  Cache(int most, ToIntFunction<V> weigher) {
    this.most = most;
    this.weigher = weigher;
  }

  synchronized @Nullable V get(K key) {
    return kept.get(key);
  }

  synchronized void put(K key, V value) {
    V before = kept.put(key, value);
    weight += weigher.applyAsInt(value) - (before == null ? 0 : weigher.applyAsInt(before));
    Iterator<V> oldestFirst = kept.values().iterator();
    while (weight > most && oldestFirst.hasNext()) {
      weight -= weigher.applyAsInt(oldestFirst.next());
      oldestFirst.remove();
    }
  }
}
