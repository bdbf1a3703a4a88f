package dev.shopfloor.cli.rules;

import dev.shopfloor.plant.Choice;
import dev.shopfloor.plant.OrderFlapping;
import dev.shopfloor.plant.OrderRoute;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What rules set, in words that the plant file would take. */
public final class SettingText {
  private static final long SECOND = 1_000_000_000L;
  private static final List<Map.Entry<String, Long>> UNITS =
      List.of(
          Map.entry("d", 86_400 * SECOND),
          Map.entry("h", 3_600 * SECOND),
          Map.entry("min", 60 * SECOND),
          Map.entry("s", SECOND),
          Map.entry("ms", SECOND / 1_000));

  private SettingText() {}

  /** One setting. */
  public static String of(Choice<?> choice) {
    return switch (choice.value()) {
      case null -> "off";
      case Integer priority -> "P" + priority;
      case Long span -> span(span);
      case OrderFlapping(int times, long within, long pause) -> flapping(times, within, pause);
      case OrderRoute(String team, Map<String, String> fields) -> route(team, fields);
      case Object other -> other.toString();
    };
  }

  /** When a signal counts as unstable; 0 times for never. */
  public static String flapping(int times, long within, long pause) {
    return times == 0
        ? "off"
        : "%d times within %s, pause %s".formatted(times, span(within), span(pause));
  }

  /** Who is to get an order. */
  public static String route(@Nullable String team, Map<String, String> fields) {
    String all =
        new TreeMap<>(fields)
            .entrySet().stream()
                .map(field -> field.getKey() + '=' + field.getValue())
                .collect(Collectors.joining(", "));
    String first = team == null ? "" : team;
    return first + (first.isEmpty() || all.isEmpty() ? "" : ", ") + all;
  }

  /** So many orders in such a time; 0 for no limit. */
  public static String budget(int orders, long per) {
    return orders == 0 ? "off" : orders + " per " + span(per);
  }

  /** A span of time in ns, in the largest unit that it is a whole number of. */
  public static String span(long ns) {
    for (Map.Entry<String, Long> unit : UNITS) {
      if (ns >= unit.getValue() && ns % unit.getValue() == 0) {
        return ns / unit.getValue() + " " + unit.getKey();
      }
    }
    return ns + " ns";
  }
}
