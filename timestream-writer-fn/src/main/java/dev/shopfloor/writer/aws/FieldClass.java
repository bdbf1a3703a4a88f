package dev.shopfloor.writer.aws;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.RecordField;
import dev.shopfloor.writer.StoreRecord;
import java.util.Optional;

/**
 * All values of one field that have one type. A store that refuses one of them for its type, or for
 * the field's name, refuses each of them.
 *
 * @param measurement the machine type
 * @param field as it is written: a tag, or a tag with the ending of its quality
 * @param type of the values; nothing when the field is refused whatever it holds
 */
record FieldClass(String measurement, String field, Optional<FieldType> type) {
  /** The class of a record's field, if it has one of this name. */
  static Optional<FieldClass> in(StoreRecord record, String field) {
    return typeIn(record, field)
        .map(type -> new FieldClass(record.series().measurement(), field, Optional.of(type)));
  }

  /** The class of whatever a record's field holds whose name begins so, if it has one. */
  static Optional<FieldClass> named(StoreRecord record, String start) {
    return record.fields().stream()
        .map(RecordField::tag)
        .filter(tag -> tag.startsWith(start))
        .findFirst()
        .map(tag -> new FieldClass(record.series().measurement(), tag, Optional.empty()));
  }

  /** Whether a record holds a value of this class. */
  boolean holds(StoreRecord record) {
    return record.series().measurement().equals(measurement)
        && typeIn(record, field).filter(found -> type.isEmpty() || type.get() == found).isPresent();
  }

  private static Optional<FieldType> typeIn(StoreRecord record, String name) {
    for (RecordField field : record.fields()) {
      Value value = field.value();
      if (value != null && field.tag().equals(name)) {
        return Optional.of(FieldType.of(value));
      }
    }
    for (RecordField field : record.fields()) {
      if (field.quality() != null && name.equals(field.tag() + RecordField.QUALITY_SUFFIX)) {
        return Optional.of(FieldType.STRING);
      }
    }
    return Optional.empty();
  }
}
