package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Series;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What records would cost if they made one request. */
final class LiveAnalyticsSlice {
  private @Nullable Series last;
  private Series shared = new Series("", List.of());
  private int sharedSize;
  private int lastSize;
  private int records;
  private int size;

  /**
   * Adds a record.
   *
   * @param own its size without its series, in bytes
   */
  void add(Series series, int own) {
    if (last == null) {
      share(series);
    } else if (!series.equals(last)) {
      share(shared.shared(series));
    }
    if (!series.equals(last)) {
      last = series;
      lastSize = series.bytes();
    }
    records++;
    size += own + lastSize;
  }

  /** The units that the request is charged. */
  int units() {
    return LiveAnalyticsSize.units(size - (records - 1) * sharedSize);
  }

  private void share(Series now) {
    shared = now;
    sharedSize = now.bytes();
  }
}
