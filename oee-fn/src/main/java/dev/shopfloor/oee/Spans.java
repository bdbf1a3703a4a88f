package dev.shopfloor.oee;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Time by key, ns, in the order of the keys. Adding to a key that is there makes no garbage: a fold
 * does it with every observation.
 */
final class Spans<K extends Comparable<K>> {
  private final Map<K, Span> spans;
  private @Nullable K lastKey;
  private @Nullable Span last;

  private Spans(Map<K, Span> spans) {
    this.spans = spans;
  }

  static <E extends Enum<E>> Spans<E> of(Class<E> keys) {
    return new Spans<>(new EnumMap<E, Span>(keys));
  }

  static Spans<String> ofNames() {
    return new Spans<>(new TreeMap<String, Span>());
  }

  private static final class Span {
    private long nanos;
  }

  /** Adds time to a key, which is there from then on, be it with 0. */
  void add(K key, long nanos) {
    Span span = last;
    if (span == null || !key.equals(lastKey)) {
      span = spans.get(key);
      if (span == null) {
        span = new Span();
        spans.put(key, span);
      }
      lastKey = key;
      last = span;
    }
    span.nanos += nanos;
  }

  /** The time of a key; 0 when it is not there. */
  long of(K key) {
    Span span = spans.get(key);
    return span == null ? 0 : span.nanos;
  }

  /** Adds to each key what another has. */
  void addAll(Spans<K> other) {
    other.spans.forEach((key, span) -> add(key, span.nanos));
  }

  /** As numbers. */
  SortedMap<K, Long> nanos() {
    SortedMap<K, Long> nanos = new TreeMap<>();
    spans.forEach((key, span) -> nanos.put(key, span.nanos));
    return nanos;
  }
}
