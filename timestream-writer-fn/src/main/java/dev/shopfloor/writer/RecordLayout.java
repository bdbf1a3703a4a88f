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
  POINT,
  /**
   * One for the points of each raw message, named by the tag {@code tag_set}; for a store that
   * replaces a whole row by its version (LiveAnalytics). A raw message has the same points whenever
   * it comes, so its row is the same in whatever batch, and rows of other tags have another name.
   */
  ROW;

  /** The tag that names the field of a {@link #POINT} record. */
  public static final String FIELD = "field";

  /** The tag that names the fields of a {@link #ROW} record. */
  public static final String TAG_SET = "tag_set";

  /** The records of this layout for what an assembly made; each point stays in exactly one. */
  List<StoreRecord> lay(List<StoreRecord> assembled) {
    return switch (this) {
      case INSTANT -> assembled;
      case POINT -> points(assembled);
      case ROW -> Rows.of(assembled);
    };
  }

  private static List<StoreRecord> points(List<StoreRecord> instants) {
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
