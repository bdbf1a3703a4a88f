package dev.shopfloor.writer.liveanalytics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record, or the common attributes, as they stand in a request; what is not given is null.
 *
 * @param dimensions in the order of the request
 * @param measureName of the record
 * @param measureValue of a record with one measure
 * @param measureValueType of the record; DOUBLE where none is given
 * @param time in its unit
 * @param timeUnit MILLISECONDS where none is given
 * @param version 1 where none is given
 * @param measures of a record with several
 */
public record WireRecord(
    List<Dimension> dimensions,
    @Nullable String measureName,
    @Nullable String measureValue,
    @Nullable String measureValueType,
    @Nullable String time,
    @Nullable String timeUnit,
    @Nullable Long version,
    List<Measure> measures) {
  /** Common attributes that say nothing. */
  public static final WireRecord NOTHING =
      new WireRecord(List.of(), null, null, null, null, null, null, List.of());

  /** Copies the lists. */
  public WireRecord {
    dimensions = List.copyOf(dimensions);
    measures = List.copyOf(measures);
  }

  /**
   * A dimension; its values are texts.
   *
   * @param name of the column
   * @param value of this series
   */
  public record Dimension(String name, String value) {}

  /**
   * This record with what all records of its request share. Lists are joined; the rules find what
   * stands in both.
   *
   * @throws Refusal where both give an attribute and differ: no page says which one counts
   */
  WireRecord with(WireRecord common) throws Refusal {
    return new WireRecord(
        joined(common.dimensions, dimensions),
        one("MeasureName", common.measureName, measureName),
        one("MeasureValue", common.measureValue, measureValue),
        one("MeasureValueType", common.measureValueType, measureValueType),
        one("Time", common.time, time),
        one("TimeUnit", common.timeUnit, timeUnit),
        one("Version", common.version, version),
        joined(common.measures, measures));
  }

  private static <T> List<T> joined(List<T> common, List<T> own) {
    if (common.isEmpty()) {
      return own;
    }
    List<T> all = new ArrayList<>(common);
    all.addAll(own);
    return all;
  }

  private static <T> @Nullable T one(String what, @Nullable T common, @Nullable T own)
      throws Refusal {
    Refusal.check(
        common == null || own == null || common.equals(own),
        "%s is %s in the common attributes and %s in a record".formatted(what, common, own));
    return own == null ? common : own;
  }
}
