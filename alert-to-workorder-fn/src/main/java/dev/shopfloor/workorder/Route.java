package dev.shopfloor.workorder;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is to get an order.
 *
 * @param team the team or assignment group, as the maintenance system names it; null for none
 * @param fields further words for the profile, such as a work type or a failure code; may be empty
 */
public record Route(@Nullable String team, Map<String, String> fields) {
  /** Nobody in particular. */
  public static final Route NONE = new Route(null, Map.of());

  /** Copies the fields. */
  public Route {
    fields = Map.copyOf(fields);
  }
}
