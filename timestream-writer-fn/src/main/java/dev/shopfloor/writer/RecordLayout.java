package dev.shopfloor.writer;

import java.util.ArrayList;
import java.util.List;

/** How many records the points of one asset and one instant make. */
public enum RecordLayout {
  /** One with all fields; for a store that merges fields of one series and instant (InfluxDB). */
  INSTANT,
  /**
   * One for each point, named by the tag {@code field}; for a store that replaces a whole row
   * (QuestDB with dedup keys), where fields that come in different requests would else erase each
   * other.
   */
  POINT;

  /** The tag that names the field of a {@link #POINT} record. */
  public static final String FIELD = "field";

  /** The records to be written in this layout; each point stays in exactly one. */
  List<StoreRecord> lay(List<StoreRecord> instants) {
    if (this == INSTANT) {
      return instants;
    }
    List<StoreRecord> laid = new ArrayList<>();
    for (StoreRecord instant : instants) {
      List<PointRef> tagged = instant.tagged();
      for (RecordField field : instant.fields()) {
        laid.add(
            new StoreRecord(
                instant.series().with(FIELD, field.tag()), instant.time(), List.of(field), tagged));
        // the points that became tags are counted once, with the first record
        tagged = List.of();
      }
    }
    return laid;
  }
}
