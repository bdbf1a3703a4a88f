package dev.shopfloor.enrich;

import dev.shopfloor.model.Point;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.TagChecks;
import dev.shopfloor.plant.TagSpec;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives the codes that a source sends the names that the plant file has for them. */
final class Enumeration {
  private static final double EXACT = 0x1p53;
  private static final int MOST_SHOWN = 10;

  private Enumeration() {}

  /** The point with its value's name, or why the tag cannot have this value. */
  static Named name(Point point, TagSpec tag) {
    TagChecks checks = tag.checks();
    String sent = checks == null || checks.values().isEmpty() ? null : word(point.value());
    if (checks == null || sent == null) {
      return new Named(point, null);
    }
    String stored = checks.values().get(sent);
    if (stored != null) {
      return new Named(stored.equals(sent) ? point : with(point, new Value.Text(stored)), null);
    }
    // to keep the state or mode before would be worse than one that nobody knows
    return States.named(tag.role())
        ? new Named(point, null)
        : new Named(point, new Fit.Bad(Reason.UNKNOWN_VALUE, message(sent, checks)));
  }

  /** A value as people write it: whole numbers without a point; null for no value. */
  static @Nullable String word(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text.strip();
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Real(double real) ->
          Math.rint(real) == real && Math.abs(real) <= EXACT
              ? Long.toString((long) real)
              : Double.toString(real);
      case Value.Truth(boolean truth) -> Boolean.toString(truth);
      case Value.Absent absent -> null;
    };
  }

  private static Point with(Point point, Value value) {
    return new Point(
        point.device(),
        point.tag(),
        value,
        point.condition(),
        point.unit(),
        point.time(),
        point.origin(),
        point.rx(),
        point.quality(),
        point.qualityCode(),
        point.flags(),
        point.sequence());
  }

  private static String message(String sent, TagChecks checks) {
    TreeSet<String> known = new TreeSet<>(checks.values().keySet());
    String some = String.join(", ", known.stream().limit(MOST_SHOWN).toList());
    return "\"%s\" is none of the tag's values: %s%s"
        .formatted(Shown.of(sent), some, known.size() > MOST_SHOWN ? ", ..." : "");
  }

  /**
   * A point after this.
   *
   * @param point to go on with
   * @param wrong why it cannot; null when it can
   */
  record Named(Point point, Fit.@Nullable Bad wrong) {}
}
