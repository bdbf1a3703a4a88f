package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.ScalarType;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import dev.shopfloor.units.Bridge;
import dev.shopfloor.units.UnitConversion;
import dev.shopfloor.units.Units;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the pressure of the air at a machine: a number of pascals, or one with its unit. */
final class AmbientReader {
  private static final Pattern PRESSURE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?(.*)");
  // from the top of the highest roads to the bottom of the deepest mines
  private static final double LEAST = 30_000;
  private static final double MOST = 150_000;

  private AmbientReader() {}

  /** The bridge over this pressure; none when there is no key, or when it is wrong. */
  static Bridge[] read(Section tag) {
    YamlNode node = tag.node("ambient");
    if (node == null) {
      return new Bridge[0];
    }
    double pascal = node instanceof YamlScalar scalar ? pascal(scalar) : Double.NaN;
    if (pascal >= LEAST && pascal <= MOST) {
      return new Bridge[] {new Bridge.Ambient(pascal)};
    }
    tag.wrong(
        node,
        "no pressure of the air",
        "write it absolute, in Pa or with its unit: 101325, or 1013 hPa");
    return new Bridge[0];
  }

  private static double pascal(YamlScalar scalar) {
    Matcher match = PRESSURE.matcher(scalar.text().strip());
    if (!match.matches()) {
      return Double.NaN;
    }
    double number = Double.parseDouble(match.group(1));
    if (scalar.type() != ScalarType.TEXT) {
      return match.group(2).isEmpty() ? number : Double.NaN;
    }
    return switch (Units.conversion(match.group(2), "Pa{abs}")) {
      case UnitConversion.Identity same -> number;
      case UnitConversion.Affine affine -> affine.apply(number);
      case UnitConversion.Refused refused -> Double.NaN;
      case UnitConversion.Unknown unknown -> Double.NaN;
    };
  }
}
