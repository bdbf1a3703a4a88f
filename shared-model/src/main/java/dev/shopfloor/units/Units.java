package dev.shopfloor.units;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * The units that we know, by UCUM code or by any spelling in the table.
 *
 * <p>Where a spelling means several units ({@code C}, {@code F}, {@code g}, {@code gal}) the one
 * that machines mean is taken: Celsius, Fahrenheit, gram, US gallon. What nobody can tell ({@code
 * ton}) is unknown.
 */
public final class Units {
  private Units() {}

  /** The unit of this code or spelling, or nothing. */
  public static Optional<Unit> find(String text) {
    return Optional.ofNullable(UnitTable.shared().find(text));
  }

  /** How values of one unit become values of the other; both by code or spelling. */
  public static UnitConversion conversion(String from, String to) {
    Optional<Unit> source = find(from);
    if (source.isEmpty()) {
      return new UnitConversion.Unknown(from);
    }
    return find(to)
        .map(target -> conversion(source.get(), target))
        .orElseGet(() -> new UnitConversion.Unknown(to));
  }

  /** How values of one unit become values of the other. */
  public static UnitConversion conversion(Unit from, Unit to) {
    if (from.equals(to)) {
      return new UnitConversion.Identity(to);
    }
    if (from.kind() != to.kind()) {
      return new UnitConversion.Refused(
          "%s is a unit of %s and %s one of %s"
              .formatted(from.code(), from.kind().words(), to.code(), to.kind().words()));
    }
    if (from.kind() == Kind.SCALE) {
      return new UnitConversion.Refused(
          "%s and %s are scales of their own, stored only as sent"
              .formatted(from.code(), to.code()));
    }
    return new UnitConversion.Affine(
        from, to, from.factor() / to.factor(), (from.offset() - to.offset()) / to.factor());
  }

  /** All units, in the table's order. */
  public static Collection<Unit> all() {
    return UnitTable.shared().units();
  }

  /** All codes and spellings, for suggestions. */
  public static Set<String> spellings() {
    return UnitTable.shared().spellings();
  }
}
