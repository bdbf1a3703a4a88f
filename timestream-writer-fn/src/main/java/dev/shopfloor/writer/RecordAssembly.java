package dev.shopfloor.writer;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.TelemetryMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups the points of many messages into the records of a layout. Each point ends in exactly one
 * record. Not safe for use by several threads.
 */
final class RecordAssembly {
  private final RecordLayout layout;
  private final Map<Series, Map<Moment, Instant>> series = new LinkedHashMap<>();

  RecordAssembly(RecordLayout layout) {
    this.layout = layout;
  }

  /**
   * Adds all points of a message.
   *
   * @param index of the message in its batch
   */
  void add(int index, TelemetryMessage message) {
    Series asset = Series.of(message.context());
    List<EnrichedPoint> points = message.points();
    if (KpiCover.isKpi(message)) {
      addKpis(index, points, asset);
      return;
    }
    EnrichedPoint before = points.getFirst();
    Instant instant = instant(asset, before.time(), index, before.rx());
    for (int at = 0; at < points.size(); at++) {
      EnrichedPoint point = points.get(at);
      // most points are of the same instant as the one before
      if (point.time() != before.time() || point.rx() != before.rx()) {
        instant = instant(asset, point.time(), index, point.rx());
      }
      before = point;
      instant.field(new Entry(point, index, at));
    }
  }

  /** The records in the order in which their first points came. */
  List<StoreRecord> records() {
    List<StoreRecord> records = new ArrayList<>();
    series.forEach((of, instants) ->
        instants.forEach((moment, instant) -> records.add(instant.record(of, moment.time))));
    return layout.lay(records);
  }

  private void addKpis(int index, List<EnrichedPoint> points, Series asset) {
    KpiCover cover = new KpiCover(points);
    Map<Long, Instant> numbers = new HashMap<>();
    List<Entry> tags = new ArrayList<>();
    for (int at = 0; at < points.size(); at++) {
      EnrichedPoint point = points.get(at);
      Entry entry = new Entry(point, index, at);
      if (KpiCover.isTag(point)) {
        cover.pass(point);
        tags.add(entry);
      } else {
        Instant instant = kpis(cover.series(asset, point.time()), point.time(), index);
        instant.field(entry);
        numbers.put(point.time(), instant);
      }
    }
    for (Entry entry : tags) {
      Instant tagged = numbers.get(entry.point.time());
      if (tagged == null) {
        // a store keeps no record without a field: a cover without numbers is its own field
        kpis(asset, entry.point.time(), index).field(entry);
      } else {
        tagged.tagged.add(entry.from());
      }
    }
  }

  /** A KPI message is one row for each instant, whatever its points say of their receipt. */
  private Instant kpis(Series of, long time, int message) {
    return instant(of, time, message, 0);
  }

  private Instant instant(Series of, long time, int message, long rx) {
    Moment moment =
        layout == RecordLayout.ROW ? new Moment(time, message, rx) : new Moment(time, 0, 0);
    return series
        .computeIfAbsent(of, any -> new LinkedHashMap<>())
        .computeIfAbsent(moment, any -> new Instant());
  }

  /**
   * What makes points one record.
   *
   * @param message and rx tell raw messages apart where the layout does; else 0
   */
  private record Moment(long time, int message, long rx) {}

  private record Entry(EnrichedPoint point, int message, int at) {
    private PointRef from() {
      return new PointRef(message, at);
    }
  }

  /** The points of one series and instant. */
  private static final class Instant {
    private final Map<String, Field> fields = new HashMap<>();
    private final List<PointRef> tagged = new ArrayList<>();

    private void field(Entry entry) {
      Field field = fields.get(entry.point.tag());
      if (field == null) {
        fields.put(entry.point.tag(), new Field(entry));
      } else {
        field.add(entry);
      }
    }

    private StoreRecord record(Series of, long time) {
      List<RecordField> finished = new ArrayList<>(fields.size());
      for (Field field : fields.values()) {
        finished.add(field.finish());
      }
      return new StoreRecord(of, time, finished, tagged);
    }
  }

  /** The points of one tag at one instant, of which the last in event order is kept. */
  private static final class Field {
    private List<PointRef> superseded = List.of();
    private Entry kept;

    private Field(Entry first) {
      kept = first;
    }

    private void add(Entry entry) {
      boolean wins = EventOrder.COMPARATOR.compare(entry.point, kept.point) > 0;
      if (superseded.isEmpty()) {
        superseded = new ArrayList<>();
      }
      superseded.add(wins ? kept.from() : entry.from());
      kept = wins ? entry : kept;
    }

    private RecordField finish() {
      return new RecordField(kept.point, kept.from(), superseded);
    }
  }
}
