package dev.shopfloor.bench;

import static tech.units.indriya.unit.Units.CELSIUS;
import static tech.units.indriya.unit.Units.KELVIN;
import static tech.units.indriya.unit.Units.PASCAL;

import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.units.UnitConversion;
import dev.shopfloor.units.Units;
import javax.measure.IncommensurableException;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import org.jspecify.annotations.Nullable;

/** Two units, as both sides of {@link UnitBench} know them. */
public enum UnitPair {
  /** With an offset. */
  FAHRENHEIT_TO_CELSIUS(
      "°F to °C", "[degF]", "Cel", KELVIN.multiply(5).divide(9).shift(459.67), CELSIUS),
  /** With a factor alone. */
  PSI_TO_BAR(
      "psi to bar", "[psi]", "bar", PASCAL.multiply(6_894.757293168361), PASCAL.multiply(100_000)),
  /** Nothing to do. */
  SAME("°C to °C", "Cel", "Cel", CELSIUS, CELSIUS);

  // two roundings of ours, and those of the library
  private static final int MOST_APART = 4;

  private final String words;
  private final String from;
  private final String to;
  private final Unit<?> indriyaFrom;
  private final Unit<?> indriyaTo;

  UnitPair(String words, String from, String to, Unit<?> indriyaFrom, Unit<?> indriyaTo) {
    this.words = words;
    this.from = from;
    this.to = to;
    this.indriyaFrom = indriyaFrom;
    this.indriyaTo = indriyaTo;
  }

  /** What the table calls it. */
  String words() {
    return words;
  }

  /** The conversion as the compiled plant holds it; null for none. */
  TagSpec.@Nullable Conversion ours() {
    return switch (Units.conversion(from, to)) {
      case UnitConversion.Identity same -> null;
      case UnitConversion.Affine affine ->
          new TagSpec.Conversion(affine.from().code(), affine.factor(), affine.offset());
      case UnitConversion.Refused refused -> throw new IllegalStateException(refused.reason());
      case UnitConversion.Unknown unknown -> throw new IllegalStateException(unknown.text());
    };
  }

  /** The library's converter, looked up once. */
  UnitConverter indriya() {
    try {
      return indriyaFrom.getConverterToAny(indriyaTo);
    } catch (IncommensurableException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * How far both lie apart at most over these values: in units of the last place of the result, or
   * of the offset where that is greater, because what is added to it is rounded like it.
   *
   * @throws IllegalStateException if that is more than rounding can explain
   */
  double apart(double[] values) {
    TagSpec.Conversion ours = ours();
    UnitConverter theirs = indriya();
    double most = 0;
    for (double value : values) {
      double expected = theirs.convert(value);
      double found = ours == null ? value : ours.apply(value);
      double size = Math.max(Math.abs(expected), ours == null ? 0 : Math.abs(ours.offset()));
      double apart = Math.abs(found - expected) / Math.ulp(size);
      if (apart > MOST_APART) {
        throw new IllegalStateException(
            "%s: %s becomes %s, by Indriya %s".formatted(words, value, found, expected));
      }
      most = Math.max(most, apart);
    }
    return most;
  }
}
