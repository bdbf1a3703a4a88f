package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Conditions;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.Mapping.ConditionAt;
import dev.shopfloor.plant.Ref;
import dev.shopfloor.units.Units;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values. */
final class ValueReader {
  private static final Pattern MEASURED =
      Pattern.compile("([+-]?[0-9][0-9.,]{0,40}(?:[eE][+-]?[0-9]{1,3})?)\\s*([^0-9.,\\s].{0,23})");

  private final Set<String> absentTexts;
  private final boolean unitInValue;

  ValueReader(Set<String> absentTexts, boolean unitInValue) {
    this.absentTexts = absentTexts;
    this.unitInValue = unitInValue;
  }

  Reading read(Doc doc) {
    return switch (doc) {
      case Doc.Null none -> Reading.NONE;
      case Doc.Obj object -> condition(object);
      default ->
          switch (Scalar.of(doc)) {
            case Scalar.Good(Value.Text(String text)) when doc instanceof Doc.Text -> text(text);
            case Scalar.Good(Value value) -> Reading.good(value);
            case Scalar.Bad(Reason reason, String why) -> new Reading.Unusable(reason, why);
          };
    };
  }

  /** Whether an object describes a machine condition. */
  static boolean isCondition(Doc.Obj object) {
    String level = Scope.text(object.get("level"));
    return level != null && Conditions.level(level.strip()) != null;
  }

  /** A condition whose parts a mapping names. */
  static Reading condition(Scope record, ConditionAt at) {
    Level level = level(record, at.level(), at.levels());
    String word = level == null ? record.words(at.level()) : level.name();
    return condition(
        Conditions.of(
            word, record.words(at.code()), record.words(at.text()), record.words(at.qualifier())));
  }

  private static @Nullable Level level(Scope record, Ref at, Map<String, Level> levels) {
    return levels.get(record.words(at));
  }

  private static Reading condition(Doc.Obj object) {
    return condition(
        Conditions.of(
            words(object, "level"),
            words(object, "nativeCode"),
            words(object, "text"),
            words(object, "qualifier")));
  }

  private static Reading condition(Conditions.Read read) {
    return switch (read) {
      case Conditions.Good(Condition condition, Quality quality) ->
          new Reading.Sent(new Value.Text(condition.level().name()), condition, quality, null);
      case Conditions.Bad(Reason reason, String why) -> new Reading.Unusable(reason, why);
    };
  }

  private static String words(Doc.Obj object, String name) {
    String text = Scope.text(object.get(name));
    return text == null ? "" : text.strip();
  }

  private Reading text(String text) {
    if (absentTexts.contains(text)) {
      return new Reading.Sent(new Value.Text(text), null, Quality.STALE, null);
    }
    String word = text.strip();
    if (word.isEmpty() || word.equals("-")) {
      return Reading.NONE;
    }
    return unitInValue ? measured(text, word) : Reading.good(new Value.Text(text));
  }

  /** {@code 37.1 °C}; a unit that is not known may as well be a word. */
  private static Reading measured(String text, String word) {
    Matcher match = MEASURED.matcher(word);
    return match.matches() && Units.find(match.group(2)).isPresent()
        ? new Reading.Sent(new Value.Text(match.group(1)), null, Quality.GOOD, match.group(2))
        : Reading.good(new Value.Text(text));
  }
}
