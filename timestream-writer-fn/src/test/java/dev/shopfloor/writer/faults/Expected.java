package dev.shopfloor.writer.faults;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import dev.shopfloor.writer.faults.Verdicts.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a store must hold in the end, told from the plan alone. */
final class Expected {
  private static final int MOST_TOLD = 8;

  private final StoreRules rules;
  private final Verdicts verdicts;
  private final Map<Place, TreeMap<Long, Map<String, Object>>> sent = new HashMap<>();

  Expected(StoreRules rules, Verdicts verdicts, List<PlantedMessage> plan) {
    this.rules = rules;
    this.verdicts = verdicts;
    plan.forEach(this::add);
  }

  private void add(PlantedMessage message) {
    if (message.telemetry() != null) {
      AssetContext asset = message.telemetry().context();
      String series = Verdicts.series(asset, message.points());
      message.points().stream()
          .filter(point -> verdicts.of(point) == Verdict.STORED)
          .filter(point -> !Verdicts.isCover(asset, point))
          .collect(Collectors.groupingBy(row()))
          .values()
          .forEach(row -> add(series, row));
    }
  }

  /** What makes points one row: all of it is in the key but what the store keeps apart. */
  private Function<EnrichedPoint, Object> row() {
    return rules.rows()
        ? point -> List.of(point.time(), point.rx())
        : point -> List.of(point.time(), point.rx(), point.tag(), point.sequence());
  }

  private void add(String series, List<EnrichedPoint> row) {
    TreeMap<String, EnrichedPoint> latest = new TreeMap<>();
    for (EnrichedPoint point : row) {
      latest.merge(point.tag(), point, (a, b) -> a.sequence() > b.sequence() ? a : b);
    }
    Map<String, Object> fields = new HashMap<>();
    long sequence = Long.MIN_VALUE;
    for (EnrichedPoint point : latest.values()) {
      fields.putAll(fields(point));
      sequence = Math.max(sequence, point.sequence());
    }
    Place place = new Place(series, row.getFirst().time(), List.copyOf(latest.keySet()));
    Map<String, Object> other =
        sent.computeIfAbsent(place, any -> new TreeMap<>()).put(sequence, fields);
    if (other != null && !other.equals(fields)) {
      throw new IllegalStateException("the plan gives no order to " + other + " and " + fields);
    }
  }

  private static Map<String, Object> fields(EnrichedPoint point) {
    Map<String, Object> fields = new HashMap<>();
    boolean measured = point.quality() == Quality.GOOD || point.quality() == Quality.UNCERTAIN;
    if (measured && point.value() != Value.ABSENT) {
      fields.put(point.tag(), plain(point.value()));
    }
    if (point.quality() != Quality.GOOD) {
      fields.put(point.tag() + "_q", point.quality().name());
    } else if (point.value() == Value.ABSENT) {
      fields.put(point.tag() + "_q", "ABSENT");
    }
    return fields;
  }

  private static Object plain(Value value) {
    return switch (value) {
      case Value.Real(double real) -> real;
      case Value.Whole(long whole) -> whole;
      case Value.Truth(boolean truth) -> truth;
      case Value.Text(String text) -> text;
      case Value.Absent absent -> throw new IllegalArgumentException();
    };
  }

  /** In how many places the store must hold something. */
  int places() {
    return sent.size();
  }

  /**
   * Compares.
   *
   * @throws AssertionError that names the first differences
   */
  void check(Map<Place, Map<String, Object>> held) {
    List<String> differences = new ArrayList<>();
    sent.forEach((place, versions) -> {
      Map<String, Object> kept = held.get(place);
      if (kept == null) {
        differences.add("missing: " + place + " of " + versions);
      } else if (!rules.keeping().allows(List.copyOf(versions.values()), kept)) {
        differences.add("wrong: " + place + " holds " + kept + " of " + versions);
      }
    });
    held.forEach((place, kept) -> {
      if (!sent.containsKey(place)) {
        differences.add("never sent: " + place + " " + kept);
      }
    });
    if (!differences.isEmpty()) {
      throw new AssertionError(
          "%d differences among %d places, such as%n%s"
              .formatted(
                  differences.size(),
                  sent.size(),
                  String.join(
                      System.lineSeparator(),
                      differences.subList(0, Math.min(MOST_TOLD, differences.size())))));
    }
  }
}
