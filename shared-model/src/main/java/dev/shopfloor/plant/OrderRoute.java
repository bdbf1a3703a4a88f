package dev.shopfloor.plant;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is to get a work order.
 *
 * @param team as the maintenance system names it; null for none
 * @param fields further words for the system's profile
 */
public record OrderRoute(@Nullable String team, Map<String, String> fields) {
  /** Copies the fields. */
  public OrderRoute {
    fields = Map.copyOf(fields);
  }
}
