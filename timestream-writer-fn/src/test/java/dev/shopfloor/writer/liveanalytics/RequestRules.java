package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Refusal.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The limits of the API: one record that breaks them costs the request. From API_WriteRecords,
 * API_Record, API_Dimension and API_MeasureValue.
 */
final class RequestRules {
  private static final int MOST_RECORDS = 100;
  private static final int MOST_DIMENSIONS = 128;
  private static final String MULTI = "MULTI";

  private RequestRules() {}

  /** The records in the order of the request, with the common attributes merged into each. */
  static List<Sample> samples(WireRequest request) throws Refusal {
    int count = request.records().size();
    check(count >= 1 && count <= MOST_RECORDS, "1 to " + MOST_RECORDS + " records, not " + count);
    List<Sample> samples = new ArrayList<>(count);
    for (WireRecord one : request.records()) {
      samples.add(sample(one.with(request.common())));
    }
    return samples;
  }

  private static Sample sample(WireRecord one) throws Refusal {
    Set<String> names = new HashSet<>();
    SortedMap<String, String> dimensions = dimensions(one, names);
    String measureName = one.measureName();
    check(measureName != null, "MeasureName is missing");
    Names.checkMeasure(Objects.requireNonNull(measureName));
    TimeScale scale = TimeScale.named(one.timeUnit());
    check(one.time() != null, "Time is missing");
    long time = scale.nanoseconds(Objects.requireNonNull(one.time()));
    long version = Objects.requireNonNullElse(one.version(), 1L);
    check(version >= 1, "Version must be 1 or greater, not " + version);
    boolean multi = MULTI.equals(one.measureValueType());
    List<Measure> measures = multi ? several(one, names) : single(one);
    Map<String, Object> values = new TreeMap<>();
    for (Measure measure : measures) {
      values.put(
          measure.name(),
          ValueType.named(measure.type()).read(measure.name(), measure.value(), scale));
    }
    return new Sample(
        new RowKey(measureName, dimensions, time), version, multi, measures, Map.copyOf(values));
  }

  private static SortedMap<String, String> dimensions(WireRecord one, Set<String> names)
      throws Refusal {
    check(one.dimensions().size() <= MOST_DIMENSIONS, "at most " + MOST_DIMENSIONS + " dimensions");
    SortedMap<String, String> dimensions = new TreeMap<>();
    for (WireRecord.Dimension dimension : one.dimensions()) {
      Names.checkDimension(dimension.name());
      check(names.add(dimension.name()), "dimension " + dimension.name() + " twice");
      check(!dimension.value().isEmpty(), "dimension " + dimension.name() + " without value");
      dimensions.put(dimension.name(), dimension.value());
    }
    return dimensions;
  }

  private static List<Measure> several(WireRecord one, Set<String> names) throws Refusal {
    check(one.measureValue() == null, "MeasureValue in a record of type MULTI");
    check(!one.measures().isEmpty(), "no measures in a record of type MULTI");
    for (Measure measure : one.measures()) {
      Names.checkMeasure(measure.name());
      check(names.add(measure.name()), "column " + measure.name() + " twice");
    }
    return one.measures();
  }

  private static List<Measure> single(WireRecord one) throws Refusal {
    check(one.measures().isEmpty(), "MeasureValues in a record that is not of type MULTI");
    check(one.measureValue() != null, "MeasureValue is missing");
    return List.of(
        new Measure(
            Sample.SINGLE,
            Objects.requireNonNullElse(one.measureValueType(), "DOUBLE"),
            Objects.requireNonNull(one.measureValue())));
  }
}
