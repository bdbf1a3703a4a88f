package dev.shopfloor.enrich;

import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import org.jspecify.annotations.Nullable;

/** Brings a point's value to its tag: type, unit, range, and the condition of an alarm tag. */
final class TagFitter {
  private static final long EXACT = 1L << 53;

  private TagFitter() {}

  /** The value as the tag stores it, or why it cannot be. */
  static Fit fit(Point point, TagSpec tag) {
    if (tag.role() == Role.ALARM) {
      return alarm(point);
    }
    if (point.condition() != null) {
      return new Fit.Bad(
          Reason.WRONG_TYPE,
          "the value is a machine condition, which only a tag of role alarm can hold");
    }
    Value sent = point.value();
    if (sent instanceof Value.Absent) {
      return new Fit.Good(Value.ABSENT, null, null);
    }
    if (point.quality() == Quality.STALE) {
      // a state called UNAVAILABLE is a state; a temperature called so is none
      return new Fit.Good(tag.role() == Role.STATE ? sent : Value.ABSENT, null, null);
    }
    return tag.conversion() == null ? plain(sent, tag) : converted(sent, tag, tag.conversion());
  }

  private static Fit plain(Value sent, TagSpec tag) {
    Fit fit = TypeFitter.fit(sent, tag.type());
    if (!(fit instanceof Fit.Good(Value value, var none, var neither))) {
      return fit;
    }
    boolean rounded =
        value instanceof Value.Real
            && sent instanceof Value.Whole(long whole)
            && Math.abs(whole) > EXACT;
    return inRange(
        new Fit.Good(value, rounded ? new EnrichedPoint.Raw(sent, tag.unit()) : null, null), tag);
  }

  private static Fit converted(Value sent, TagSpec tag, TagSpec.Conversion conversion) {
    Fit real = TypeFitter.fit(sent, ValueType.NUMBER);
    if (!(real instanceof Fit.Good(Value.Real(double before), var none, var neither))) {
      return real;
    }
    double after = conversion.apply(before);
    Fit fit =
        tag.type() == ValueType.INTEGER ? TypeFitter.integer(after) : TypeFitter.number(after);
    return fit instanceof Fit.Good(Value value, var noRaw, var noCondition)
        ? inRange(new Fit.Good(value, new EnrichedPoint.Raw(sent, conversion.from()), null), tag)
        : fit;
  }

  private static Fit inRange(Fit.Good good, TagSpec tag) {
    boolean below = tag.low() != null && Numbers.compare(good.value(), tag.low()) < 0;
    boolean above = tag.high() != null && Numbers.compare(good.value(), tag.high()) > 0;
    if (!below && !above) {
      return good;
    }
    return new Fit.Bad(
        Reason.OUT_OF_RANGE,
        "%s lies %s %s %s"
            .formatted(
                number(good.value()),
                below ? "below" : "above",
                below ? tag.low() : tag.high(),
                tag.unit() == null ? "" : tag.unit())
            .strip());
  }

  private static String number(Value value) {
    return value instanceof Value.Whole(long whole)
        ? Long.toString(whole)
        : value instanceof Value.Real(double real) ? Double.toString(real) : "the value";
  }

  private static Fit alarm(Point point) {
    Condition condition = point.condition();
    if (condition != null) {
      return new Fit.Good(point.value(), null, condition);
    }
    Level level = level(point);
    return level == null
        ? new Fit.Bad(
            Reason.WRONG_TYPE,
            "an alarm is a condition, a level (normal, warning, fault, unavailable) or true or"
                + " false")
        : new Fit.Good(new Value.Text(level.name()), null, new Condition(level, "", "", null));
  }

  private static @Nullable Level level(Point point) {
    if (point.quality() == Quality.STALE || point.value() instanceof Value.Absent) {
      return Level.UNAVAILABLE;
    }
    Level named =
        point.value() instanceof Value.Text(String text)
            ? ConditionReader.level(text.strip())
            : null;
    if (named != null) {
      return named;
    }
    return TypeFitter.fit(point.value(), ValueType.BOOLEAN)
            instanceof Fit.Good(Value.Truth(boolean active), var none, var neither)
        ? active ? Level.FAULT : Level.NORMAL
        : null;
  }
}
