package dev.shopfloor.cli.model;

import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.units.Bridge;
import dev.shopfloor.units.UnitConversion;
import dev.shopfloor.units.UnitReading;
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
    if (Units.find(text).isPresent()) {
      return known(text, place);
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
    Bridge[] ambient = AmbientReader.read(tag);
    if (unit == null || sent == null || unit.equals(sent)) {
      String only = unit == null ? sent : unit;
      String known = only == null ? null : known(only, tag.place(unit == null ? "sent" : "unit"));
      checkNeeded(tag, ambient.length == 0);
      return new Stored(known, null, sent == null ? null : known);
    }
    boolean bridged = Units.conversion(sent, unit) instanceof UnitConversion.Refused;
    checkNeeded(tag, ambient.length == 0 || bridged);
    return switch (Units.conversion(sent, unit, ambient)) {
      case UnitConversion.Identity same -> {
        checkSure(tag, sent, unit, same.guessed());
        yield new Stored(same.to().code(), null, same.from().code());
      }
      case UnitConversion.Affine affine -> {
        checkSure(tag, sent, unit, affine.guessed());
        yield affine(tag, type, affine);
      }
      case UnitConversion.Refused(String reason) -> {
        problems.error(
            tag.place("sent"),
            "\"%s\" cannot become \"%s\": %s".formatted(sent, unit, reason),
            bridge(sent, unit));
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
    if (type != ValueType.NUMBER) {
      problems.error(
          tag.place("sent"),
          "only a number can be converted",
          "write type: number, or remove sent");
    }
    String sent = affine.from().code();
    String unit = affine.to().code();
    return new Stored(unit, new TagSpec.Conversion(sent, affine.factor(), affine.offset()), sent);
  }

  private String known(String text, Place place) {
    Optional<UnitReading> reading = Units.find(text);
    if (reading.isEmpty()) {
      problems.warning(
          place, "\"" + text + "\" is no unit known here and is kept as it is", mend(text));
      return text;
    }
    String code = reading.get().unit().code();
    // whoever writes UCUM's own code means it
    if (reading.get().guessed() && !code.equals(text)) {
      guessed(place, text, code);
    }
    return code;
  }

  private void checkSure(Section tag, String sent, String unit, boolean guessed) {
    if (!guessed) {
      return;
    }
    Optional<UnitReading> stored = Units.find(unit);
    Optional<UnitReading> read = stored.flatMap(reading -> Units.find(sent, reading.unit().kind()));
    if (read.isPresent() && read.get().guessed()) {
      guessed(tag.place("sent"), sent, read.get().unit().code());
    } else {
      stored.ifPresent(reading -> guessed(tag.place("unit"), unit, reading.unit().code()));
    }
  }

  private void guessed(Place place, String text, String code) {
    problems.warning(
        place,
        "\"%s\" may mean several units and is taken for %s".formatted(text, code),
        "write \"%s\", or the unit that is meant".formatted(code));
  }

  private void checkNeeded(Section tag, boolean needed) {
    if (!needed) {
      problems.warning(
          tag.place("ambient"),
          "the pressure of the air changes nothing between these units",
          "remove ambient, or write units of gauge and absolute pressure, such as barg and bara");
    }
  }

  private static String bridge(String sent, String unit) {
    return Units.conversion(sent, unit, Bridge.Ambient.STANDARD) instanceof UnitConversion.Refused
        ? "store it in a unit of the same kind"
        : "write the pressure of the air at the machine: ambient: 101325";
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
