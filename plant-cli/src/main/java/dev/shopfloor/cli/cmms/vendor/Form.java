package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Expression;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a system wants of the fields of an object.
 *
 * @param of gives the object; null for the body or query itself
 * @param unknown what becomes of fields that it does not know
 * @param fields those that it knows
 * @param faults what it says to a wrong field, by the kind of fault, where it is not what it says
 *     elsewhere
 */
record Form(
    @Nullable Expression of, Unknown unknown, Map<String, Field> fields, Map<String, Said> faults) {

  /** What becomes of fields that a system does not know. */
  enum Unknown {
    /** They are dropped without a word. */
    IGNORED,
    /** The request is refused. */
    REFUSED,
    /** They are taken as they are. */
    KEPT
  }

  /** What a value may be. */
  enum Kind {
    TEXT,
    WHOLE,
    NUMBER,
    TRUTH,
    OBJECT,
    LIST,
    ANY
  }

  /** How a system counts the length of a text. */
  enum Unit {
    CHARACTERS,
    UTF16,
    BYTES
  }

  /**
   * A field.
   *
   * @param oneOf the values that it may have; empty for any
   * @param like what its text must be like; null for anything
   * @param most its greatest length; 0 for none
   * @param cut whether what is longer is cut without a word, and not refused
   */
  record Field(
      Kind kind,
      boolean required,
      List<?> oneOf,
      @Nullable Pattern like,
      int most,
      Unit unit,
      boolean cut) {}
}
