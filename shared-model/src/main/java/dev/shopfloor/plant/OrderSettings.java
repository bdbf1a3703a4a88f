package dev.shopfloor.plant;

import dev.shopfloor.model.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule sets; null for what it does not speak of.
 *
 * @param severity what counts instead of the sender's
 * @param priority 1 to 4, instead of severity times criticality
 * @param from the least severity that becomes an order
 * @param route who is to get it
 * @param mute why it becomes none
 * @param holdOff how long it must stand before, ns, above 0
 * @param flapping when the signal counts as unstable
 */
public record OrderSettings(
    @Nullable Choice<Severity> severity,
    @Nullable Choice<Integer> priority,
    @Nullable Choice<Severity> from,
    @Nullable Choice<OrderRoute> route,
    @Nullable Choice<String> mute,
    @Nullable Choice<Long> holdOff,
    @Nullable Choice<OrderFlapping> flapping) {
  /** Nothing. */
  public static final OrderSettings NONE =
      new OrderSettings(null, null, null, null, null, null, null);

  /** What it speaks of, by the plant file's keys and in their order there. */
  public Map<String, Choice<?>> byName() {
    Map<String, Choice<?>> all = new LinkedHashMap<>();
    put(all, "severity", severity);
    put(all, "priority", priority);
    put(all, "from", from);
    put(all, "route", route);
    put(all, "mute", mute);
    put(all, "holdOff", holdOff);
    put(all, "flapping", flapping);
    return all;
  }

  private static void put(Map<String, Choice<?>> all, String name, @Nullable Choice<?> choice) {
    if (choice != null) {
      all.put(name, choice);
    }
  }

  /** Whether it speaks of nothing. */
  public boolean none() {
    return byName().isEmpty();
  }

  /** These, and of the others what these do not speak of. */
  public OrderSettings or(OrderSettings later) {
    return new OrderSettings(
        severity == null ? later.severity : severity,
        priority == null ? later.priority : priority,
        from == null ? later.from : from,
        route == null ? later.route : route,
        mute == null ? later.mute : mute,
        holdOff == null ? later.holdOff : holdOff,
        flapping == null ? later.flapping : flapping);
  }
}
