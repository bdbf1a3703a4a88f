package dev.shopfloor.writer.aws;

import dev.shopfloor.model.Value;
import java.util.Locale;
import java.util.Optional;

/** The type of a field in line protocol; a store fixes it with the field's first value. */
enum FieldType {
  FLOAT,
  INTEGER,
  BOOLEAN,
  STRING;

  /**
   * The type of a value that is written.
   *
   * @throws IllegalArgumentException when the value is absent
   */
  static FieldType of(Value value) {
    return switch (value) {
      case Value.Real real -> FLOAT;
      case Value.Whole whole -> INTEGER;
      case Value.Truth truth -> BOOLEAN;
      case Value.Text text -> STRING;
      case Value.Absent absent ->
          throw new IllegalArgumentException("an absent value has no type in line protocol");
    };
  }

  /** The type that a store calls by this word; nothing when we write none like it. */
  static Optional<FieldType> named(String word) {
    try {
      return Optional.of(valueOf(word.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }
}
