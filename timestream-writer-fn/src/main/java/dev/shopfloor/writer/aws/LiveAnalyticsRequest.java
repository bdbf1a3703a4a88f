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
    Series shared = series.getFirst();
    for (Series other : series) {
      if (!other.equals(series.getFirst())) {
        shared = shared.shared(other);
      }
    }
    boolean oneMeasurement = !shared.measurement().isEmpty();
    Record.Builder common =
        Record.builder()
            .dimensions(dimensions(shared.tags()))
            .measureValueType(MeasureValueType.MULTI)
            .timeUnit(TimeUnit.NANOSECONDS);
    if (oneMeasurement) {
      common.measureName(shared.measurement());
    }
    List<Record> records = new ArrayList<>(bodies.size());
    for (int at = 0; at < bodies.size(); at++) {
      Series of = series.get(at);
      List<Series.Tag> own = new ArrayList<>(of.tags());
      own.removeAll(shared.tags());
      records.add(
          bodies
              .get(at)
              .copy(record -> {
                if (!own.isEmpty()) {
                  record.dimensions(dimensions(own));
                }
                if (!oneMeasurement) {
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
