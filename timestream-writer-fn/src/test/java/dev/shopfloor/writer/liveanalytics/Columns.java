package dev.shopfloor.writer.liveanalytics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a table got from all that was ever written to it. From the page "Quotas": 128
 * dimensions, 8,192 measure names and 1,024 different measures of multi-measure records for a
 * table; no name is both a dimension and a measure. What goes beyond costs its record.
 */
final class Columns {
  private static final int MOST_DIMENSIONS = 128;
  private static final int MOST_MEASURE_NAMES = 8_192;
  private static final int MOST_MEASURES = 1_024;

  private final Set<String> dimensions = new HashSet<>();
  private final Map<String, String> measureNames = new HashMap<>();
  private final Map<String, String> measures = new HashMap<>();

  /** Gives a measure its type, as an earlier write would have. */
  void declare(String measure, String type) {
    measures.put(measure, type);
  }

  /** Why the table cannot hold such a record; null when it can. */
  @Nullable String conflict(Sample sample) {
    for (String dimension : sample.key().dimensions().keySet()) {
      if (measures.containsKey(dimension)) {
        return "Column %s is a measure, not a dimension.".formatted(dimension);
      }
    }
    String measureName = sample.key().measureName();
    String type = measureNames.getOrDefault(measureName, sample.type());
    if (!type.equals(sample.type())) {
      return "Measure name %s has type %s, not %s.".formatted(measureName, type, sample.type());
    }
    String wrong = sample.multi() ? wrongMeasure(sample) : null;
    return wrong != null ? wrong : excess(sample);
  }

  private @Nullable String wrongMeasure(Sample sample) {
    for (Measure measure : sample.measures()) {
      String known = measures.getOrDefault(measure.name(), measure.type());
      if (!known.equals(measure.type())) {
        return "Column %s has type %s, not %s.".formatted(measure.name(), known, measure.type());
      }
      if (dimensions.contains(measure.name())) {
        return "Column %s is a dimension, not a measure.".formatted(measure.name());
      }
    }
    return null;
  }

  private @Nullable String excess(Sample sample) {
    if (dimensions.size() + added(dimensions, sample.key().dimensions().keySet())
        > MOST_DIMENSIONS) {
      return "The table would have more than %d dimensions.".formatted(MOST_DIMENSIONS);
    }
    if (measureNames.size() + added(measureNames.keySet(), Set.of(sample.key().measureName()))
        > MOST_MEASURE_NAMES) {
      return "The table would have more than %d measure names.".formatted(MOST_MEASURE_NAMES);
    }
    boolean tooMany =
        sample.multi()
            && measures.size() + added(measures.keySet(), sample.values().keySet()) > MOST_MEASURES;
    return tooMany ? "The table would have more than %d measures.".formatted(MOST_MEASURES) : null;
  }

  private static long added(Set<String> known, Set<String> names) {
    return names.stream().filter(name -> !known.contains(name)).count();
  }

  /** Keeps the columns of a record that was taken. */
  void add(Sample sample) {
    dimensions.addAll(sample.key().dimensions().keySet());
    measureNames.put(sample.key().measureName(), sample.type());
    if (sample.multi()) {
      sample.measures().forEach(measure -> measures.put(measure.name(), measure.type()));
    }
  }
}
