package dev.shopfloor.model;

/**
 * A place for one {@link Value} that is used again and again: what holds for each of a million
 * readings a minute makes no object. Not safe for use by several threads.
 */
public final class ValueSlot {
  /** Which {@link Value} it holds. */
  public enum Kind {
    /** {@link Value.Real}. */
    REAL,
    /** {@link Value.Whole}. */
    WHOLE,
    /** {@link Value.Truth}. */
    TRUTH,
    /** {@link Value.Text}. */
    TEXT,
    /** {@link Value.Absent}. */
    ABSENT
  }

  private Kind kind = Kind.ABSENT;
  // a real number's bits, a whole number, or 1 for true
  private long bits;
  private String text = "";

  /** Which value it holds; {@link Kind#ABSENT} at first. */
  public Kind kind() {
    return kind;
  }

  /** Whether it holds a number. */
  public boolean isNumber() {
    return kind == Kind.REAL || kind == Kind.WHOLE;
  }

  /** The real number; only of {@link Kind#REAL}. */
  public double real() {
    return Double.longBitsToDouble(bits);
  }

  /** The whole number; only of {@link Kind#WHOLE}. */
  public long whole() {
    return bits;
  }

  /** The truth; only of {@link Kind#TRUTH}. */
  public boolean truth() {
    return bits != 0;
  }

  /** The text; empty for all but {@link Kind#TEXT}. */
  public String text() {
    return text;
  }

  /** Holds a real number, which must be finite. */
  public void real(double real) {
    hold(Kind.REAL, Double.doubleToRawLongBits(real), "");
  }

  /** Holds a whole number. */
  public void whole(long whole) {
    hold(Kind.WHOLE, whole, "");
  }

  /** Holds true or false. */
  public void truth(boolean truth) {
    hold(Kind.TRUTH, truth ? 1 : 0, "");
  }

  /** Holds a text. */
  public void text(String held) {
    hold(Kind.TEXT, 0, held);
  }

  /** Holds no value. */
  public void absent() {
    hold(Kind.ABSENT, 0, "");
  }

  /** Holds what another one holds. */
  public void set(ValueSlot other) {
    hold(other.kind, other.bits, other.text);
  }

  /** Holds this value. */
  public void set(Value value) {
    switch (value) {
      case Value.Real(double real) -> real(real);
      case Value.Whole(long whole) -> whole(whole);
      case Value.Truth(boolean truth) -> truth(truth);
      case Value.Text(String held) -> text(held);
      case Value.Absent absent -> absent();
    }
  }

  /** The value as an object. */
  public Value value() {
    return switch (kind) {
      case REAL -> new Value.Real(real());
      case WHOLE -> new Value.Whole(bits);
      case TRUTH -> new Value.Truth(truth());
      case TEXT -> new Value.Text(text);
      case ABSENT -> Value.ABSENT;
    };
  }

  /** Whether both hold equal values. */
  public boolean holdsSame(ValueSlot other) {
    return kind == other.kind && bits == other.bits && text.equals(other.text);
  }

  /** A hash of the value held. */
  public int hash() {
    return Long.hashCode(bits) * 31 + text.hashCode();
  }

  private void hold(Kind held, long its, String characters) {
    kind = held;
    bits = its;
    text = characters;
  }
}
