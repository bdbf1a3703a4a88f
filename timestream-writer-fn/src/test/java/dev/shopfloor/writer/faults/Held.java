package dev.shopfloor.writer.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a store holds, in the form in which the plan's expectation is. */
public final class Held {
  private static final Set<String> ROW_TAGS = Set.of("field", "tag_set");
  private static final String QUALITY = "_q";

  private final StoreRules rules;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Place, Map<String, Object>> held = new HashMap<>();

  /** Nothing yet, of a store with these rules. */
  public Held(StoreRules rules) {
    this.rules = rules;
  }

  /**
   * Adds a row of the store.
   *
   * @param measurement its measurement, table or measure name
   * @param tags its tags or dimensions, with those that only tell rows apart
   * @param time ns
   * @param fields Long, Double, Boolean or String by name, quality fields among them
   */
  public void add(
      String measurement, Map<String, String> tags, long time, Map<String, Object> fields) {
    Map<String, String> own = new HashMap<>(tags);
    own.keySet().removeAll(ROW_TAGS);
    String series = Verdicts.series(measurement, own);
    rows.add(new Row(series, time, fields));
  }

  /** A row as the store holds it, without the tags that only tell rows apart. */
  private record Row(String series, long time, Map<String, Object> fields) {}

  /**
   * What is held, by what it competes with.
   *
   * @param apart series and times of which each tag is looked at for itself
   */
  Map<Place, Map<String, Object>> places(Set<Place> apart) {
    held.clear();
    for (Row row : rows) {
      if (rules.rows() && !apart.contains(new Place(row.series, row.time, List.of()))) {
        Set<String> names = new TreeSet<>();
        row.fields.keySet().forEach(field -> names.add(tag(field)));
        put(rules.place(row.series, row.time, List.copyOf(names)), row.fields);
      } else {
        byTag(row.fields)
            .forEach((tag, some) -> put(rules.place(row.series, row.time, List.of(tag)), some));
      }
    }
    return held;
  }

  private static Map<String, Map<String, Object>> byTag(Map<String, Object> fields) {
    Map<String, Map<String, Object>> byTag = new TreeMap<>();
    fields.forEach((field, value) ->
        byTag.computeIfAbsent(tag(field), any -> new HashMap<>()).put(field, value));
    return byTag;
  }

  private void put(Place place, Map<String, Object> fields) {
    Map<String, Object> other = held.put(place, Map.copyOf(fields));
    if (other != null) {
      throw new AssertionError("held twice: " + place + " as " + other + " and " + fields);
    }
  }

  private static String tag(String field) {
    return field.endsWith(QUALITY) ? field.substring(0, field.length() - QUALITY.length()) : field;
  }
}
