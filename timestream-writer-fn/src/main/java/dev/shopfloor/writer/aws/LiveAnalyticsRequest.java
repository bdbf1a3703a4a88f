package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Series;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.timestreamwrite.model.Dimension;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.TimeUnit;

/**
 * The records of one request, what all have in common said once.
 *
 * @param common for all records
 * @param records in order, each with what it does not have in common
 */
record LiveAnalyticsRequest(Record common, List<Record> records) {
  /**
   * Makes the request.
   *
   * @param series of each record
   * @param bodies of the same records, as {@link LiveAnalyticsRecord#body} made them
   */
  static LiveAnalyticsRequest of(List<Series> series, List<Record> bodies) {
    List<Series.Tag> shared = new ArrayList<>(series.getFirst().tags());
    String measurement = series.getFirst().measurement();
    boolean oneMeasurement = true;
    for (Series other : series) {
      if (!other.equals(series.getFirst())) {
        shared.retainAll(other.tags());
        oneMeasurement &= other.measurement().equals(measurement);
      }
    }
    Record.Builder common =
        Record.builder()
            .dimensions(dimensions(shared))
            .measureValueType(MeasureValueType.MULTI)
            .timeUnit(TimeUnit.NANOSECONDS);
    if (oneMeasurement) {
      common.measureName(measurement);
    }
    List<Record> records = new ArrayList<>(bodies.size());
    for (int at = 0; at < bodies.size(); at++) {
      Series of = series.get(at);
      List<Series.Tag> own = new ArrayList<>(of.tags());
      own.removeAll(shared);
      boolean named = oneMeasurement;
      records.add(
          bodies
              .get(at)
              .copy(record -> {
                if (!own.isEmpty()) {
                  record.dimensions(dimensions(own));
                }
                if (!named) {
                  record.measureName(of.measurement());
                }
              }));
    }
    return new LiveAnalyticsRequest(common.build(), records);
  }

  private static List<Dimension> dimensions(List<Series.Tag> tags) {
    return tags.stream()
        .map(tag -> Dimension.builder().name(tag.key()).value(tag.value()).build())
        .toList();
  }
}
