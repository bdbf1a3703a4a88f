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

  /** The value as the tag stores it, or why it cannot be; texts have a decimal point. */
  static Fit fit(Point point, TagSpec tag) {
    return fit(point, tag, null, false);
  }

  /**
   * The value as the tag stores it, or why it cannot be.
   *
   * @param plan what the unit in the message means; null where it names none
   * @param decimalComma whether numbers in texts have a comma before their decimals
   */
  static Fit fit(Point point, TagSpec tag, @Nullable UnitPlan plan, boolean decimalComma) {
    if (tag.role() == Role.ALARM) {
      return alarm(point, tag);
    }
    if (point.condition() != null) {
      return new Fit.Bad(
          Reason.WRONG_TYPE,
          "the value is a machine condition, which only a tag of role alarm can hold");
    }
    if (untrusted(point)) {
      return absent(point, tag);
    }
    Enumeration.Named named = Enumeration.name(point, tag);
    if (named.wrong() != null) {
      return named.wrong();
    }
    Value value = named.point().value();
    if (plan != null && plan.refusal() != null) {
      return new Fit.Bad(Reason.UNIT_MISMATCH, plan.refusal());
    }
    TagSpec.Conversion conversion = plan == null ? tag.conversion() : plan.conversion();
    Fit fit =
        conversion == null
            ? plain(value, tag, plan, decimalComma)
            : converted(value, tag, conversion, decimalComma);
    boolean renamed = !named.point().equals(point);
    return renamed && fit instanceof Fit.Good good
        ? new Fit.Good(good.value(), new EnrichedPoint.Raw(point.value(), null), null)
        : fit;
  }

  private static boolean untrusted(Point point) {
    return point.value() instanceof Value.Absent
        || point.quality() == Quality.BAD
        || point.quality() == Quality.STALE;
  }

  /**
   * What is no measurement is no value, whatever number came with it; that one stays beside it, to
   * be seen and never counted. A state called UNAVAILABLE is a state; a temperature called so is
   * none. A state that is bad is none either: its name would be taken for what the machine does.
   */
  private static Fit absent(Point point, TagSpec tag) {
    Value sent = point.value();
    if (tag.role() == Role.STATE) {
      boolean word = point.quality() == Quality.STALE && sent instanceof Value.Text;
      return new Fit.Good(word ? sent : Value.ABSENT, null, null);
    }
    boolean number = Numbers.number(sent) && tag.role() == Role.MEASUREMENT;
    return new Fit.Good(
        Value.ABSENT, number ? new EnrichedPoint.Raw(sent, sentUnit(tag)) : null, null);
  }

  private static @Nullable String sentUnit(TagSpec tag) {
    return tag.conversion() == null ? tag.unit() : tag.conversion().from();
  }

  private static Fit plain(Value sent, TagSpec tag, @Nullable UnitPlan plan, boolean decimalComma) {
    Fit fit = TypeFitter.fit(sent, tag.type(), decimalComma);
    if (!(fit instanceof Fit.Good(Value value, var none, var neither))) {
      return fit;
    }
    boolean rounded =
        value instanceof Value.Real
            && sent instanceof Value.Whole(long whole)
            && Math.abs(whole) > EXACT;
    String unknown = plan == null ? null : plan.kept();
    EnrichedPoint.Raw raw =
        unknown != null
            ? new EnrichedPoint.Raw(sent, unknown)
            : rounded ? new EnrichedPoint.Raw(sent, tag.unit()) : null;
    return inRange(new Fit.Good(value, raw, null), tag);
  }

  private static Fit converted(
      Value sent, TagSpec tag, TagSpec.Conversion conversion, boolean decimalComma) {
    Fit real = TypeFitter.fit(sent, ValueType.NUMBER, decimalComma);
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

  private static Fit alarm(Point point, TagSpec tag) {
    Condition condition = point.condition();
    if (untrusted(point) || (condition != null && condition.level() == Level.UNAVAILABLE)) {
      return new Fit.Good(
          new Value.Text(Level.UNAVAILABLE.name()),
          null,
          condition != null && condition.level() == Level.UNAVAILABLE
              ? condition
              : new Condition(Level.UNAVAILABLE, "", "", null));
    }
    if (condition != null) {
      return new Fit.Good(point.value(), null, condition);
    }
    Enumeration.Named named = Enumeration.name(point, tag);
    if (named.wrong() != null) {
      return named.wrong();
    }
    Level level = level(named.point().value());
    return level == null
        ? new Fit.Bad(
            Reason.WRONG_TYPE,
            "an alarm is a condition, a level (normal, warning, fault, unavailable) or true or"
                + " false")
        : new Fit.Good(new Value.Text(level.name()), null, new Condition(level, "", "", null));
  }

  private static @Nullable Level level(Value value) {
    Level named = value instanceof Value.Text(String text) ? Conditions.level(text.strip()) : null;
    if (named != null) {
      return named;
    }
    return TypeFitter.fit(value, ValueType.BOOLEAN)
            instanceof Fit.Good(Value.Truth(boolean active), var none, var neither)
        ? active ? Level.FAULT : Level.NORMAL
        : null;
  }
}
