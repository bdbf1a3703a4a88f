package dev.shopfloor.plant;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tag's values must keep to, beside type and range.
 *
 * @param maxRate the fastest change that can be true, stored units a second; null for no limit.
 *     Beyond it a point is flagged and passes
 * @param stuckAfter how long a measured value may stay exactly the same, ns; 0 for ever. Beyond it
 *     a point is flagged and passes
 * @param values the values of an enumeration: as sent, and as stored; empty for any
 */
public record TagChecks(@Nullable Double maxRate, long stuckAfter, Map<String, String> values) {
  /** Copies the map. */
  public TagChecks {
    values = Map.copyOf(values);
  }
}
