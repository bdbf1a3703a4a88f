package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.PartLife.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A source store of one process, for the command line and for tests. */
public final class MemorySourceStore implements SourceStore {
  private static final long MINUTE = 60_000_000_000L;

  private final Map<String, Source> sources = new HashMap<>();

  @Override
  public synchronized @Nullable Announced announced(
      String source, String part, @Nullable Long version) {
    Source known = of(source);
    Announced exact = version == null ? null : known.bodies.get(new Key(part, version));
    Session newest = known.parts.getOrDefault(part, PartLife.NONE).newest();
    return exact != null || newest == null
        ? exact
        : known.bodies.get(new Key(part, newest.version()));
  }

  @Override
  public synchronized boolean announce(String source, String part, Announced next) {
    Source known = of(source);
    PartLife life = known.parts.getOrDefault(part, PartLife.NONE).born(next.version());
    known.parts.put(part, life);
    if (life.session(next.version()) != null) {
      known.bodies.put(new Key(part, next.version()), next);
    }
    known
        .bodies
        .keySet()
        .removeIf(key -> key.part().equals(part) && life.session(key.version()) == null);
    Session newest = life.newest();
    return newest == null || newest.version() == next.version();
  }

  @Override
  public synchronized SourceLife observe(String source, SourceSign sign) {
    Source known = of(source);
    if (sign.sequence() != SourceSign.NO_SEQUENCE) {
      known.arrivals.add(Arrivals.pack(sign));
    }
    SourceLife life = new SourceLife(known.parts, Arrivals.unpack(known.arrivals));
    Arrivals.outdated(known.arrivals).forEach(known.arrivals::remove);
    return life;
  }

  @Override
  public synchronized void bury(String source, String part, long version, long end) {
    of(source).parts.computeIfPresent(part, (name, life) -> life.ended(version, end));
  }

  @Override
  public synchronized boolean mayAskRebirth(String source, long rx) {
    Source known = of(source);
    if (known.asked != null && rx - known.asked < MINUTE) {
      return false;
    }
    known.asked = rx;
    return true;
  }

  @Override
  public synchronized boolean park(String source, RawMessage message) {
    Source known = of(source);
    if (known.parked.size() >= MOST_PARKED) {
      return false;
    }
    Parked parked = Parked.of(message);
    known.parked.put(parked.id(), parked);
    return true;
  }

  @Override
  public synchronized List<Parked> parked(String source) {
    return new ArrayList<>(of(source).parked.values());
  }

  @Override
  public synchronized void unpark(String source, List<Parked> taken) {
    taken.forEach(each -> of(source).parked.remove(each.id()));
  }

  private Source of(String source) {
    return sources.computeIfAbsent(source, first -> new Source());
  }

  /** All messages that wait, of whatever source, the oldest first. */
  public synchronized List<Parked> waiting() {
    return sources.values().stream()
        .flatMap(source -> source.parked.values().stream())
        .sorted(Comparator.comparingLong(waiting -> waiting.message().rx()))
        .toList();
  }

  private static final class Source {
    private final Map<String, PartLife> parts = new HashMap<>();
    private final Map<Key, Announced> bodies = new HashMap<>();
    private final TreeSet<Long> arrivals = new TreeSet<>();
    private final Map<String, Parked> parked = new TreeMap<>();
    private @Nullable Long asked;
  }

  private record Key(String part, long version) {}
}
