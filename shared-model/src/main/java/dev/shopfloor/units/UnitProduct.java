package dev.shopfloor.units;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Multiplies terms to a unit. */
final class UnitProduct {
  /** The number one. */
  static final Unit ONE = new Unit("1", Kind.RATIO, "1", 1, 0);

  private final StringBuilder code = new StringBuilder();
  private final Measure measure = new Measure();
  private final Set<Kind> first = EnumSet.noneOf(Kind.class);
  private @Nullable UnitTerm only;
  private int terms;
  private boolean guessed;
  private boolean scale;
  private boolean share;
  private double above = 1;
  private double below = 1;

  /** The 1 of {@code 1/min}. */
  void one() {
    terms++;
    code.append('1');
  }

  /** Multiplies with a term, or divides by it; false when it cannot stand in a product. */
  boolean add(UnitTerm term, boolean divide) {
    Unit unit = term.reading().unit();
    boolean alone = terms == 0 && !divide;
    if (scale) {
      return false;
    }
    if (unit.kind() == Kind.SCALE) {
      scale = true;
      only = term;
      terms++;
      return alone && term.annotation() == null;
    }
    only = alone ? term : null;
    terms++;
    guessed |= term.reading().guessed();
    write(term, divide);
    int power = divide ? -term.exponent() : term.exponent();
    measure.multiply(unit.measure(), power);
    if (term.annotation() != null) {
      measure.mark(term.annotation());
    }
    double factor = Math.pow(unit.factor(), Math.abs(power));
    above *= power > 0 ? factor : 1;
    below *= power > 0 ? 1 : factor;
    if (power == 1) {
      first.add(unit.kind());
    }
    share |= unit.kind() == Kind.RATIO && unit.factor() != 1;
    return true;
  }

  private void write(UnitTerm term, boolean divide) {
    if (!code.isEmpty()) {
      code.append(divide ? '/' : '.');
    }
    Unit unit = term.reading().unit();
    boolean group = unit.code().indexOf('.') >= 0 || unit.code().indexOf('/') >= 0;
    boolean bare = unit.code().equals("1") && term.annotation() != null;
    code.append(group ? "(" + unit.code() + ")" : bare ? "" : unit.code());
    if (term.exponent() != 1) {
      code.append(term.exponent());
    }
    if (term.annotation() != null) {
      if (group) {
        // UCUM has no annotation after a bracket: it becomes a factor of its own
        code.append(divide ? '/' : '.');
      }
      code.append('{').append(term.annotation()).append('}');
    }
  }

  /** The product, or null when nothing can be measured in it. */
  @Nullable UnitReading unit() {
    UnitTerm alone = terms == 1 ? only : null;
    if (alone != null && alone.exponent() == 1 && alone.annotation() == null) {
      return alone.reading();
    }
    // percent an hour is no frequency
    if (share && terms > 1) {
      measure.mark("ratio");
    }
    if (first.contains(Kind.FORCE) && first.contains(Kind.LENGTH)) {
      measure.mark("torque");
    }
    if (first.contains(Kind.VOLTAGE) && first.contains(Kind.CURRENT)) {
      measure.mark("apparent");
    }
    String text = measure.text();
    double factor = above / below;
    boolean usable =
        !scale && factor > 0 && Double.isFinite(factor) && code.length() <= UnitText.LONGEST;
    return text == null || !usable
        ? null
        : new UnitReading(new Unit(code.toString(), Kind.of(text), text, factor, 0), guessed);
  }
}
