package dev.shopfloor.writer.liveanalytics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The records of a table. The highest version of a record is kept, and replaces it whole. From
 * API_WriteRecords: upserts.
 */
final class Table {
  private final InstantSource clock;
  private final Columns columns = new Columns();
  private final Map<Series, Map<Long, Row>> series = new HashMap<>();
  private final List<ErrorReport> errorReports = new ArrayList<>();
  private Retention retention = Retention.USUAL;

  private record Series(String measureName, SortedMap<String, String> dimensions) {}

  Table(InstantSource clock) {
    this.clock = clock;
  }

  void retention(Retention changed) {
    retention = changed;
  }

  Columns columns() {
    return columns;
  }

  List<ErrorReport> errorReports() {
    return List.copyOf(errorReports);
  }

  SortedMap<RowKey, Row> dump() {
    SortedMap<RowKey, Row> rows = new TreeMap<>();
    series.forEach((one, times) ->
        times.forEach(
            (time, row) -> rows.put(new RowKey(one.measureName, one.dimensions, time), row)));
    return rows;
  }

  Verdict take(Sample sample) {
    Instant now = clock.instant();
    Instant time = Instant.ofEpochSecond(0, sample.key().time());
    String wrong = retention.outside(time, now);
    wrong = wrong != null ? wrong : RecordLimits.excess(sample);
    wrong = wrong != null ? wrong : columns.conflict(sample);
    if (wrong != null) {
      return new Verdict.Rejected(wrong, null);
    }
    return write(sample, retention.magnetic(time, now));
  }

  private Verdict write(Sample sample, boolean magnetic) {
    RowKey key = sample.key();
    Map<Long, Row> times =
        series.computeIfAbsent(
            new Series(key.measureName(), key.dimensions()), none -> new HashMap<>());
    Row old = times.get(key.time());
    long version = sample.version();
    boolean same = old != null && old.measures().equals(sample.values());
    if (old == null || version > old.version()) {
      columns.add(sample);
      times.put(key.time(), new Row(version, sample.values()));
    } else if (version < old.version() || !same) {
      if (!magnetic) {
        return refused(version, old.version());
      }
      errorReports.add(new ErrorReport(key, version, old.version()));
    }
    return new Verdict.Taken(magnetic);
  }

  private static Verdict refused(long version, long existing) {
    return version == existing
        ? new Verdict.Rejected(
            "A record already exists with the same time, dimensions, measure name, and record"
                + " version. A higher record version must be specified in order to update the"
                + " measure value. Specifying record version is supported by the latest SDKs.",
            null)
        : new Verdict.Rejected(
            ("The record version %d is lower than the existing version %d. A higher version is"
                    + " required to update the measure value.")
                .formatted(version, existing),
            existing);
  }
}
