package dev.shopfloor.writer.faults;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import dev.shopfloor.writer.faults.Verdicts.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a store must hold in the end, told from the plan alone. */
final class Expected {
  private static final int MOST_TOLD = 8;

  private final StoreRules rules;
  private final Verdicts verdicts;
  // where a row was refused: what stays of it may be held in any parts
  private final Set<Place> apart = new HashSet<>();
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
          .filter(point -> !Verdicts.isCover(asset, point))
          .collect(Collectors.groupingBy(point -> List.of(point.time(), point.rx())))
          .values()
          .forEach(raw -> parts(raw).forEach(part -> add(series, part)));
    }
  }

  /** A row with a text that is longer than any row may be is parted before and after it. */
  private List<List<EnrichedPoint>> parts(List<EnrichedPoint> raw) {
    List<List<EnrichedPoint>> parts = new ArrayList<>();
    List<EnrichedPoint> part = new ArrayList<>();
    for (EnrichedPoint point :
        raw.stream().sorted(Comparator.comparing(EnrichedPoint::tag)).toList()) {
      boolean parting = rules.rows() && Poison.LONG_TEXT.is(point);
      if (parting) {
        parts.add(part);
        parts.add(List.of(point));
        part = new ArrayList<>();
      } else {
        part.add(point);
      }
    }
    parts.add(part);
    return parts;
  }

  /** The points of one row. */
  private void add(String series, List<EnrichedPoint> raw) {
    List<EnrichedPoint> stored =
        raw.stream().filter(point -> verdicts.of(point) == Verdict.STORED).toList();
    boolean refused = raw.stream().anyMatch(point -> verdicts.of(point) == Verdict.REFUSED);
    if (stored.isEmpty()) {
      return;
    }
    if (refused) {
      apart.add(new Place(series, raw.getFirst().time(), List.of()));
    }
    if (rules.rows() && !refused) {
      TreeMap<String, EnrichedPoint> latest = new TreeMap<>();
      stored.forEach(
          point -> latest.merge(point.tag(), point, (a, b) -> a.sequence() > b.sequence() ? a : b));
      put(series, List.copyOf(latest.values()));
    } else {
      stored.forEach(point -> put(series, List.of(point)));
    }
  }

  private void put(String series, List<EnrichedPoint> row) {
    Map<String, Object> fields = new HashMap<>();
    row.forEach(point -> fields.putAll(fields(point)));
    if (rules.rows()) {
      markEmptyTexts(fields);
    }
    Place place =
        rules.place(
            series, row.getFirst().time(), row.stream().map(EnrichedPoint::tag).sorted().toList());
    long sequence = row.stream().mapToLong(EnrichedPoint::sequence).max().orElseThrow();
    Map<String, Object> other =
        sent.computeIfAbsent(place, any -> new TreeMap<>()).put(sequence, fields);
    if (other != null && !other.equals(fields)) {
      throw new IllegalStateException("the plan gives no order to " + other + " and " + fields);
    }
  }

  private static void markEmptyTexts(Map<String, Object> fields) {
    List<String> empty =
        fields.keySet().stream().filter(tag -> fields.get(tag).equals("")).toList();
    for (String tag : empty) {
      fields.remove(tag);
      fields.putIfAbsent(tag + "_q", "EMPTY");
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
  void check(Held all) {
    Map<Place, Map<String, Object>> held = all.places(apart);
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
