package dev.shopfloor.cli.model;

import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.units.Unit;
import dev.shopfloor.units.UnitConversion;
import dev.shopfloor.units.Units;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the units of a tag. */
final class UnitReader {
  private final Problems problems;

  UnitReader(Problems problems) {
    this.problems = problems;
  }

  /** The unit of a tag's short form; a slip of the pen for a role or type is an error. */
  String brief(String text, Place place, Set<String> words) {
    Optional<Unit> unit = Units.find(text);
    if (unit.isPresent()) {
      return unit.get().code();
    }
    Optional<String> meant = Words.nearest(text, words);
    if (meant.isPresent()) {
      problems.error(
          place,
          "\"" + text + "\" is no role, type or unit",
          "did you mean \"" + meant.get() + "\"?");
      return text;
    }
    return known(text, place);
  }

  /** What is stored and how it is converted. */
  Stored read(Section tag, ValueType type) {
    String unit = tag.text("unit");
    String sent = tag.text("sent");
    if (unit == null || sent == null || unit.equals(sent)) {
      String only = unit == null ? sent : unit;
      String known = only == null ? null : known(only, tag.place(unit == null ? "sent" : "unit"));
      return new Stored(known, null, sent == null ? null : known);
    }
    return switch (Units.conversion(sent, unit)) {
      case UnitConversion.Identity(Unit same) -> new Stored(same.code(), null, same.code());
      case UnitConversion.Affine affine -> affine(tag, type, affine);
      case UnitConversion.Refused(String reason) -> {
        problems.error(
            tag.place("sent"),
            "\"%s\" cannot become \"%s\": %s".formatted(sent, unit, reason),
            "store it in a unit of the same kind");
        yield new Stored(unit, null, null);
      }
      case UnitConversion.Unknown(String text) -> {
        problems.error(
            tag.place(text.equals(sent) ? "sent" : "unit"),
            "\"%s\" is no unit known here, so \"%s\" cannot become \"%s\""
                .formatted(text, sent, unit),
            mend(text));
        yield new Stored(unit, null, null);
      }
    };
  }

  private Stored affine(Section tag, ValueType type, UnitConversion.Affine affine) {
    String unit = affine.to().code();
    if (affine.factor() == 1 && affine.offset() == 0) {
      return new Stored(unit, null, affine.from().code());
    }
    if (type != ValueType.NUMBER) {
      problems.error(
          tag.place("sent"),
          "only a number can be converted",
          "write type: number, or remove sent");
    }
    String sent = affine.from().code();
    return new Stored(unit, new TagSpec.Conversion(sent, affine.factor(), affine.offset()), sent);
  }

  private String known(String text, Place place) {
    Optional<Unit> unit = Units.find(text);
    if (unit.isEmpty()) {
      problems.warning(
          place, "\"" + text + "\" is no unit known here and is kept as it is", mend(text));
    }
    return unit.map(Unit::code).orElse(text);
  }

  private static String mend(String text) {
    return Words.nearest(text, Units.spellings())
        .map(nearest -> "did you mean \"" + nearest + "\"?")
        .orElse("write a UCUM code such as Cel, bar or mm/s");
  }

  /**
   * How a tag is stored.
   *
   * @param unit null for none
   * @param conversion null when the values stay as they are
   * @param sent the unit sent as the file says it; null when it does not
   */
  record Stored(
      @Nullable String unit, TagSpec.@Nullable Conversion conversion, @Nullable String sent) {}
}
