package dev.shopfloor.units;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units of measure, by UCUM code, by the spellings of machines and people, by the bare codes of
 * UNECE's list, and in the words of MTConnect.
 *
 * <p>Where a spelling means several units ({@code C}, {@code g}, {@code lb}), the kind wanted
 * decides. Without it the one that machines mean is taken (Celsius, gram, pound), and the reading
 * says that it is a guess. {@code ton} and {@code gal}, where several units of one kind are written
 * the same, stay a guess: tonne and US gallon.
 *
 * <p>Any text may be given; what is longer than 64 characters is no unit. The work is bounded by
 * the text's length, but is not for every value: keep the conversion found.
 */
public final class Units {
  private static final UnitFinder FINDER = new UnitFinder(UnitTable.shared());

  private Units() {}

  /** The unit of this code or spelling, or nothing. An empty text is the unit 1. */
  public static Optional<UnitReading> find(String text) {
    return find(text, null);
  }

  /**
   * The unit of this code or spelling, or nothing.
   *
   * @param wanted what is to be measured in it, to tell units of one spelling apart: bare {@code
   *     bar} is read as gauge pressure where that is wanted; null when it is not known
   */
  public static Optional<UnitReading> find(String text, @Nullable Kind wanted) {
    return Optional.ofNullable(FINDER.find(text, wanted));
  }

  /**
   * How values of one unit become values of the other; both by code or spelling. Each is read with
   * the other's kind in mind, but for a code of the unit stored, which means what UCUM says: {@code
   * g} is gram there.
   *
   * @param bridges what is known beside the values, for kinds that do not convert without
   */
  public static UnitConversion conversion(String from, String to, Bridge... bridges) {
    UnitReading target = FINDER.stored(to);
    UnitReading source = FINDER.find(from, target == null ? null : target.unit().kind());
    if (source == null) {
      return new UnitConversion.Unknown(from);
    }
    if (target != null && target.guessed()) {
      target = FINDER.find(to, source.unit().kind());
    }
    return target == null
        ? new UnitConversion.Unknown(to)
        : Conversions.of(
            source.unit(), target.unit(), source.guessed() || target.guessed(), bridges);
  }

  /** How values of one unit become values of the other. */
  public static UnitConversion conversion(Unit from, Unit to, Bridge... bridges) {
    return Conversions.of(from, to, false, bridges);
  }

  /** The units of the table, in its order; more can be read, such as {@code ug/m3}. */
  public static Collection<Unit> all() {
    return UnitTable.shared().units();
  }

  /** All codes and spellings of the table, for suggestions. */
  public static Set<String> spellings() {
    return UnitTable.shared().spellings();
  }
}
