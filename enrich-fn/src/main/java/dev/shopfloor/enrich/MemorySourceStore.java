package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source store of one process, for the command line and for tests. */
public final class MemorySourceStore implements SourceStore {
  private static final long MINUTE = 60_000_000_000L;

  private final Map<String, Map<String, Announced>> announced = new HashMap<>();
  private final Map<String, Map<String, Parked>> parked = new HashMap<>();
  private final Map<String, Long> asked = new HashMap<>();
  private long parkings;

  @Override
  public @Nullable Announced announced(String source, String part, @Nullable Long version) {
    return announced.getOrDefault(source, Map.of()).get(part);
  }

  @Override
  public boolean announce(String source, String part, Announced next) {
    Map<String, Announced> parts = announced.computeIfAbsent(source, first -> new HashMap<>());
    Announced before = parts.get(part);
    if (before != null && before.version() > next.version()) {
      return false;
    }
    parts.put(part, next);
    return true;
  }

  @Override
  public SourceLife observe(String source, SourceSign sign) {
    Map<String, Long> births = new HashMap<>();
    announced
        .getOrDefault(source, Map.of())
        .forEach((part, birth) -> births.put(part, birth.version()));
    return new SourceLife(births);
  }

  @Override
  public boolean mayAskRebirth(String source, long rx) {
    Long before = asked.get(source);
    if (before != null && rx - before < MINUTE) {
      return false;
    }
    asked.put(source, rx);
    return true;
  }

  @Override
  public boolean park(String source, RawMessage message) {
    Map<String, Parked> waiting = parked.computeIfAbsent(source, first -> new LinkedHashMap<>());
    if (waiting.size() >= MOST_PARKED) {
      return false;
    }
    String id = Long.toString(parkings++);
    waiting.put(id, new Parked(id, message));
    return true;
  }

  @Override
  public List<Parked> parked(String source) {
    return new ArrayList<>(parked.getOrDefault(source, Map.of()).values());
  }

  @Override
  public void unpark(String source, Parked taken) {
    Map<String, Parked> waiting = parked.get(source);
    if (waiting != null) {
      waiting.remove(taken.id());
    }
  }
}
