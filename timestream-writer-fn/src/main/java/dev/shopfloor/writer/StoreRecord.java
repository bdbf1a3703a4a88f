package dev.shopfloor.writer;

import java.util.Comparator;
import java.util.List;

/**
 * What is known of one asset at one instant, as the store keeps it.
 *
 * @param series where it belongs
 * @param time ns since the epoch, UTC
 * @param fields at least one, sorted by tag, each tag once
 * @param tagged points that were not written as fields because they became tags of the series
 */
public record StoreRecord(
    Series series, long time, List<RecordField> fields, List<PointRef> tagged) {
  private static final Comparator<RecordField> BY_TAG = Comparator.comparing(RecordField::tag);

  /** Copies the lists and sorts the fields. */
  public StoreRecord {
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a record needs at least one field");
    }
    fields = sorted(fields) ? List.copyOf(fields) : fields.stream().sorted(BY_TAG).toList();
    tagged = List.copyOf(tagged);
  }

  private static boolean sorted(List<RecordField> fields) {
    for (int at = 1; at < fields.size(); at++) {
      if (fields.get(at - 1).tag().compareTo(fields.get(at).tag()) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a tag of this name is among the fields. */
  public boolean holds(String tag) {
    for (RecordField field : fields) {
      if (field.tag().equals(tag)) {
        return true;
      }
    }
    return false;
  }

  /** This record with only these of its fields. */
  public StoreRecord only(List<RecordField> some) {
    return new StoreRecord(series, time, some, List.of());
  }

  /** The record's place in the event order, for a store that keeps the highest; 1 or more. */
  public long version() {
    return EventVersion.of(this);
  }
}
