package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Arrivals.Arrival;
import java.util.List;
import java.util.Map;

/**
 * What is known of a source's life.
 *
 * @param parts the sessions of each part, by its name
 * @param arrivals the sequence numbers of its last messages, in the order of receipt
 */
public record SourceLife(Map<String, PartLife> parts, List<Arrival> arrivals) {
  /** Copies both. */
  public SourceLife {
    parts = Map.copyOf(parts);
    arrivals = List.copyOf(arrivals);
  }

  /** The life of a part, {@link PartLife#NONE} where nothing is known. */
  public PartLife part(String name) {
    return parts.getOrDefault(name, PartLife.NONE);
  }
}
