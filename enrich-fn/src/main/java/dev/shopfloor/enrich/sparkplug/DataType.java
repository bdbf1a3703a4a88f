package dev.shopfloor.enrich.sparkplug;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sparkplug's data types, by their codes from 0 on. */
enum DataType {
  /** None said. */
  UNKNOWN(Form.ANY, 0),
  /** Signed, 8 bits. */
  INT8(Form.SIGNED, 8),
  /** Signed, 16 bits. */
  INT16(Form.SIGNED, 16),
  /** Signed, 32 bits. */
  INT32(Form.SIGNED, 32),
  /** Signed, 64 bits. */
  INT64(Form.SIGNED, 64),
  /** Unsigned, 8 bits. */
  UINT8(Form.UNSIGNED, 8),
  /** Unsigned, 16 bits. */
  UINT16(Form.UNSIGNED, 16),
  /** Unsigned, 32 bits. */
  UINT32(Form.UNSIGNED, 32),
  /** Unsigned, 64 bits. */
  UINT64(Form.UNSIGNED, 64),
  /** Real, 32 bits. */
  FLOAT(Form.REAL, 32),
  /** Real, 64 bits. */
  DOUBLE(Form.REAL, 64),
  /** True or false. */
  BOOLEAN(Form.TRUTH, 1),
  /** Text. */
  STRING(Form.TEXT, 0),
  /** Milliseconds since 1970, UTC. */
  DATETIME(Form.UNSIGNED, 64),
  /** Text. */
  TEXT(Form.TEXT, 0),
  /** Text of a UUID. */
  UUID(Form.TEXT, 0),
  /** A table. */
  DATASET(Form.NO_POINT, 0),
  /** Bytes. */
  BYTES(Form.NO_POINT, 0),
  /** A file. */
  FILE(Form.NO_POINT, 0),
  /** A structure of metrics. */
  TEMPLATE(Form.STRUCTURE, 0),
  /** Properties. */
  PROPERTYSET(Form.NO_POINT, 0),
  /** A list of properties. */
  PROPERTYSETLIST(Form.NO_POINT, 0),
  /** Any array; codes 22 to 34. */
  ARRAY(Form.NO_POINT, 0);

  private static final DataType[] ALL = values();
  private static final int LAST_ARRAY = 34;

  private final Form form;
  private final int bits;

  DataType(Form form, int bits) {
    this.form = form;
    this.bits = bits;
  }

  /** How values of a type look. */
  enum Form {
    /** As sent. */
    ANY,
    /** Whole, with a sign. */
    SIGNED,
    /** Whole, without. */
    UNSIGNED,
    /** Real. */
    REAL,
    /** True or false. */
    TRUTH,
    /** Text. */
    TEXT,
    /** Metrics inside a metric. */
    STRUCTURE,
    /** Nothing that can be one point. */
    NO_POINT
  }

  /** The type of a code; UNKNOWN for one that nobody has defined. */
  static DataType of(long code) {
    if (code < 0 || code > LAST_ARRAY) {
      return UNKNOWN;
    }
    return ALL[(int) Math.min(code, ARRAY.ordinal())];
  }

  /** The type of a name, whatever its case; UNKNOWN for none. */
  static DataType named(@Nullable String name) {
    if (name == null) {
      return UNKNOWN;
    }
    String upper = name.toUpperCase(Locale.ROOT);
    for (DataType type : ALL) {
      if (type.name().equals(upper)) {
        return type;
      }
    }
    return upper.endsWith("ARRAY") ? ARRAY : UNKNOWN;
  }

  int code() {
    return ordinal();
  }

  Form form() {
    return form;
  }

  int bits() {
    return bits;
  }
}
