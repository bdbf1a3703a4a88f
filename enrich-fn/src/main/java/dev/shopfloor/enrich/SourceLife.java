package dev.shopfloor.enrich;

import java.util.Map;

/**
 * What is known of a source's life.
 *
 * @param births the version of each part's last announcement, by part
 */
public record SourceLife(Map<String, Long> births) {
  /** Copies the map. */
  public SourceLife {
    births = Map.copyOf(births);
  }
}
