package dev.shopfloor.enrich;

import dev.shopfloor.model.PointRow;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.ValueSlot;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import java.nio.charset.StandardCharsets;

/**
 * What is known of a tag before a reading comes.
 *
 * <p>Most readings need no more than their number converted and held against its limits. {@link
 * #take} does only that, and says no to all else, for {@link TagFitter} to decide; what it takes it
 * takes as that one would.
 */
final class TagPlan {
  private static final long EXACT = 1L << 53;

  private final TagSpec tag;
  private final byte[] name;
  private final boolean plain;
  private final double low;
  private final double high;

  TagPlan(TagSpec tag) {
    this.tag = tag;
    this.name = tag.source().getBytes(StandardCharsets.UTF_8);
    this.plain =
        tag.role() != Role.ALARM
            && tag.role() != Role.MODE
            && (tag.role() != Role.STATE || tag.type() == ValueType.TEXT)
            && tag.checks() == null
            && (tag.conversion() == null || tag.type() == ValueType.NUMBER);
    this.low = tag.low() == null ? Double.NEGATIVE_INFINITY : tag.low();
    this.high = tag.high() == null ? Double.POSITIVE_INFINITY : tag.high();
  }

  TagSpec tag() {
    return tag;
  }

  /** The tag's name as its source spells it. */
  byte[] name() {
    return name;
  }

  /**
   * Puts a good value into a row.
   *
   * @return false when there is more to it than a unit and a range; the row may be changed then
   */
  boolean take(ValueSlot sent, PointRow row) {
    if (!plain) {
      return false;
    }
    row.what(tag.name(), tag.role(), tag.unit());
    row.noRaw();
    return switch (tag.type()) {
      case NUMBER -> number(sent, row);
      case INTEGER -> integer(sent, row);
      case BOOLEAN -> truth(sent, row);
      case TEXT -> text(sent, row);
    };
  }

  private boolean number(ValueSlot sent, PointRow row) {
    double number;
    switch (sent.kind()) {
      case REAL -> number = sent.real();
      case WHOLE -> number = (double) sent.whole();
      default -> {
        return false;
      }
    }
    TagSpec.Conversion conversion = tag.conversion();
    if (conversion != null) {
      number = conversion.apply(number);
      row.raw(conversion.from()).set(sent);
    } else if (sent.kind() == ValueSlot.Kind.WHOLE && Math.abs(sent.whole()) > EXACT) {
      return false;
    }
    boolean fits = Double.isFinite(number) && inRange(number);
    if (fits) {
      row.value().real(number);
    }
    return fits;
  }

  private boolean integer(ValueSlot sent, PointRow row) {
    boolean fits =
        sent.kind() == ValueSlot.Kind.WHOLE
            && Math.abs(sent.whole()) <= EXACT
            && inRange((double) sent.whole());
    if (fits) {
      row.value().set(sent);
    }
    return fits;
  }

  private static boolean truth(ValueSlot sent, PointRow row) {
    boolean fits = sent.kind() == ValueSlot.Kind.TRUTH;
    if (fits) {
      row.value().set(sent);
    }
    return fits;
  }

  private static boolean text(ValueSlot sent, PointRow row) {
    switch (sent.kind()) {
      case TEXT -> row.value().set(sent);
      case WHOLE -> row.value().text(Long.toString(sent.whole()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean inRange(double number) {
    return Double.compare(number, low) >= 0 && Double.compare(number, high) <= 0;
  }
}
