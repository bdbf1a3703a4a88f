package dev.shopfloor.units;

import org.jspecify.annotations.Nullable;

/** Finds the unit that a text means: by spelling, by code, by grammar, by words, in this order. */
final class UnitFinder {
  private static final String[] GAUGE = {"(g)", " gauge", " g", "g", "ü"};
  private static final String[] ABSOLUTE = {"(abs)", "(a)", " absolute", " abs", " a", "abs", "a"};

  private final UnitTable table;

  UnitFinder(UnitTable table) {
    this.table = table;
  }

  /** The unit of a text that stands for one stored: a code of the table is never a guess. */
  @Nullable UnitReading stored(String text) {
    Unit unit = table.code(text);
    return unit == null ? find(text, null) : new UnitReading(unit, false);
  }

  @Nullable UnitReading find(String text, @Nullable Kind wanted) {
    if (text.length() > UnitText.LONGEST) {
      return null;
    }
    String normal = UnitText.normal(text);
    if (normal.isEmpty()) {
      return new UnitReading(UnitProduct.ONE, false);
    }
    if (normal.length() > UnitText.LONGEST) {
      return null;
    }
    Meaning meant = wanted == null ? null : table.named(normal, wanted);
    UnitReading found = meant == null ? any(normal, wanted) : meant.reading(wanted);
    return found == null || wanted == null ? found : Rereading.of(table, found, wanted);
  }

  private @Nullable UnitReading any(String normal, @Nullable Kind wanted) {
    Meaning meaning = table.named(normal);
    if (meaning == null) {
      meaning = table.unece(normal);
    }
    if (meaning == null) {
      meaning = table.folded(UnitText.folded(normal));
    }
    if (meaning != null) {
      return meaning.reading(wanted);
    }
    UnitReading parsed = parsed(normal, wanted);
    if (parsed != null) {
      return parsed;
    }
    UnitReading pressure = pressure(normal);
    if (pressure != null) {
      return pressure;
    }
    String translated = UnitWords.translate(normal);
    return translated == null ? null : spelled(translated, wanted);
  }

  private @Nullable UnitReading parsed(String normal, @Nullable Kind wanted) {
    UnitReading parsed = UnitParser.parse(table, normal);
    if (parsed == null) {
      return null;
    }
    // another way of writing a unit of the table, such as /min
    String code = parsed.unit().code();
    Meaning same = code.equals(normal) ? null : table.named(code);
    return same == null
        ? parsed
        : new UnitReading(same.unit(), parsed.guessed() || same.reading(wanted).guessed());
  }

  private @Nullable UnitReading spelled(String text, @Nullable Kind wanted) {
    Meaning meaning = table.named(text);
    return meaning == null ? parsed(text, wanted) : new UnitReading(meaning.unit(), false);
  }

  private @Nullable UnitReading pressure(String normal) {
    UnitReading gauge = pressure(normal, GAUGE, Kind.PRESSURE_GAUGE);
    return gauge == null ? pressure(normal, ABSOLUTE, Kind.PRESSURE_ABSOLUTE) : gauge;
  }

  private @Nullable UnitReading pressure(String normal, String[] endings, Kind kind) {
    for (String ending : endings) {
      Meaning bare =
          normal.endsWith(ending)
              ? table.named(normal.substring(0, normal.length() - ending.length()))
              : null;
      if (bare != null && bare.unit().kind() == Kind.PRESSURE) {
        return new UnitReading(Rereading.as(table, bare.unit(), kind), false);
      }
    }
    return null;
  }
}
