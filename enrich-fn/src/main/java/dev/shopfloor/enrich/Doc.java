package dev.shopfloor.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value read whole, for payloads whose parts are found by where they stand. Names that occur
 * twice are kept twice, and numbers keep their digits.
 */
public sealed interface Doc {
  /** The one {@link Null}. */
  Doc NULL = Null.INSTANCE;

  /**
   * An object.
   *
   * @param members in the payload's order, repeated names included
   */
  record Obj(List<Member> members) implements Doc {
    /** The last member of this name, or null when there is none: JSON's usual reading. */
    public @Nullable Doc get(String name) {
      for (int at = members.size() - 1; at >= 0; at--) {
        if (members.get(at).name().equals(name)) {
          return members.get(at).value();
        }
      }
      return null;
    }
  }

  /**
   * A member of an object.
   *
   * @param name may be empty
   * @param value what it holds
   */
  record Member(String name, Doc value) {}

  /**
   * An array.
   *
   * @param items in order
   */
  record Arr(List<Doc> items) implements Doc {}

  /**
   * A text.
   *
   * @param text may be empty
   */
  record Text(String text) implements Doc {}

  /**
   * A number, as written.
   *
   * @param digits its JSON text; NaN and the infinities as Jackson spells them
   */
  record Num(String digits) implements Doc {
    /** Whether it is written without a point and an exponent. */
    public boolean whole() {
      for (int at = 0; at < digits.length(); at++) {
        char c = digits.charAt(at);
        if ((c < '0' || c > '9') && c != '-') {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * True or false.
   *
   * @param truth which
   */
  record Bool(boolean truth) implements Doc {}

  /** JSON's null. */
  enum Null implements Doc {
    /** The only instance. */
    INSTANCE
  }
}
