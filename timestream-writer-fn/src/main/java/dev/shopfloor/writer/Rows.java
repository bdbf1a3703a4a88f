package dev.shopfloor.writer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a store that replaces a whole row: each named by its tags, so that only rows of the same
 * tags compete for an instant.
 */
final class Rows {
  /** What a store that compares versions does, decided further where two versions are the same. */
  private static final Comparator<StoreRecord> ORDER =
      Comparator.comparingLong(StoreRecord::version).thenComparing(Rows::byFields);

  private Rows() {}

  /** The rows of raw messages; of those with one name and instant the last in event order. */
  static List<StoreRecord> of(List<StoreRecord> rawMessages) {
    Map<Place, StoreRecord> rows = new LinkedHashMap<>();
    for (StoreRecord raw : rawMessages) {
      if (KpiCover.isKpi(raw.series())) {
        // a KPI message holds all that there is of its scope, window and instant
        add(raw, rows);
      } else {
        List<PointRef> tagged = raw.tagged();
        for (List<RecordField> part : RowSize.parts(raw.series(), raw.fields())) {
          add(new StoreRecord(named(raw.series(), part), raw.time(), part, tagged), rows);
          tagged = List.of();
        }
      }
    }
    return List.copyOf(rows.values());
  }

  /** Each field of some rows as a row of its own, without the points that became tags. */
  static List<StoreRecord> apart(List<StoreRecord> rows) {
    Map<Place, StoreRecord> single = new LinkedHashMap<>();
    for (StoreRecord row : rows) {
      for (RecordField field : row.fields()) {
        List<RecordField> alone = List.of(field);
        add(new StoreRecord(named(row.series(), alone), row.time(), alone, List.of()), single);
      }
    }
    return List.copyOf(single.values());
  }

  private static void add(StoreRecord row, Map<Place, StoreRecord> rows) {
    rows.merge(new Place(row.series(), row.time()), row, Rows::later);
  }

  private static Series named(Series series, List<RecordField> fields) {
    return series
        .without(RecordLayout.TAG_SET)
        .with(RecordLayout.TAG_SET, TagSet.name(fields.stream().map(RecordField::tag).toList()));
  }

  private static StoreRecord later(StoreRecord one, StoreRecord other) {
    boolean otherWins = ORDER.compare(other, one) > 0;
    return otherWins ? superseding(other, one) : superseding(one, other);
  }

  /** The winner, which accounts for the loser's points too. */
  private static StoreRecord superseding(StoreRecord winner, StoreRecord loser) {
    List<RecordField> fields = new ArrayList<>(winner.fields());
    for (RecordField lost : loser.fields()) {
      // a KPI row may lack a tag that an earlier one had: any field can account for its points
      int at = Math.max(0, indexOf(lost.tag(), fields));
      List<PointRef> points = both(fields.get(at).superseded(), lost.superseded());
      points.add(lost.from());
      fields.set(at, new RecordField(fields.get(at).point(), fields.get(at).from(), points));
    }
    return new StoreRecord(
        winner.series(), winner.time(), fields, both(winner.tagged(), loser.tagged()));
  }

  private static int indexOf(String tag, List<RecordField> fields) {
    for (int at = 0; at < fields.size(); at++) {
      if (fields.get(at).tag().equals(tag)) {
        return at;
      }
    }
    return -1;
  }

  private static List<PointRef> both(List<PointRef> some, List<PointRef> others) {
    List<PointRef> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static int byFields(StoreRecord one, StoreRecord other) {
    int order = Integer.compare(one.fields().size(), other.fields().size());
    for (int at = 0; order == 0 && at < one.fields().size(); at++) {
      order =
          EventOrder.COMPARATOR.compare(
              one.fields().get(at).point(), other.fields().get(at).point());
    }
    return order;
  }

  private record Place(Series series, long time) {}
}
