package dev.shopfloor.units;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How values become the unit stored when a message names its unit. Remembers what it worked out, up
 * to a bound. Not safe for use by several threads.
 */
public final class MessageUnits {
  private static final int MOST = 2_000;

  private final Map<String, Map<String, UnitConversion>> known = new HashMap<>();
  private final Map<String, Optional<UnitReading>> read = new HashMap<>();
  private int size;

  /**
   * Whether the text names no unit at all: empty, {@code -}, {@code none} and the like. {@code 1}
   * names one.
   */
  public static boolean unsaid(@Nullable String sent) {
    if (sent == null || sent.isBlank()) {
      return true;
    }
    String text = sent.strip();
    return switch (text.length() > 10 ? "" : UnitText.upper(text)) {
      case "-", "--", "NONE", "N/A", "NULL", "UNITLESS", "BOOL", "BOOLEAN", "TEXT", "ENUM" -> true;
      default -> false;
    };
  }

  /**
   * How a value becomes the unit stored; the unit sent is read with the kind of that in mind.
   *
   * @param sent the unit as the message spells it, one that is not {@link #unsaid}
   * @param stored the unit of the plant model
   * @return {@link UnitConversion.Unknown} also where both are the same text, but no unit known
   */
  public UnitConversion conversion(String sent, String stored) {
    Map<String, UnitConversion> from = known.get(stored);
    UnitConversion found = from == null ? null : from.get(sent);
    if (found != null) {
      return found;
    }
    UnitConversion worked = Units.conversion(sent, stored);
    if (kept(sent) && kept(stored)) {
      makeRoom();
      known.computeIfAbsent(stored, first -> new HashMap<>()).put(sent, worked);
    }
    return worked;
  }

  /**
   * The unit sent, where the plant model says nothing of the tag's unit.
   *
   * @param sent the unit as the message spells it, one that is not {@link #unsaid}
   */
  public Optional<UnitReading> find(String sent) {
    Optional<UnitReading> found = read.get(sent);
    if (found == null) {
      found = Units.find(sent);
      if (kept(sent)) {
        makeRoom();
        read.put(sent, found);
      }
    }
    return found;
  }

  private static boolean kept(String text) {
    return text.length() <= UnitText.LONGEST;
  }

  // a text that differs in each message must not fill the memory
  private void makeRoom() {
    if (size >= MOST) {
      known.clear();
      read.clear();
      size = 0;
    }
    size++;
  }

  int remembered() {
    return size;
  }
}
