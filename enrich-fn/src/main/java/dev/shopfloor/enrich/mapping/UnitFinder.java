package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.plant.Mapping.UnitRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the unit of a value. */
final class UnitFinder {
  private final List<Sibling> siblings;
  private final UnitRule rule;

  UnitFinder(UnitRule rule) {
    this.rule = rule;
    this.siblings = rule.siblings().stream().map(Sibling::of).toList();
  }

  /** How members beside a value are named that hold its unit. */
  private record Sibling(String before, String after) {
    static Sibling of(String pattern) {
      int at = pattern.indexOf(UnitRule.NAME);
      return new Sibling(pattern.substring(0, at), pattern.substring(at + UnitRule.NAME.length()));
    }

    /** The name of the value whose unit this would be; null when it is no such name. */
    @Nullable String valueOf(String name) {
      boolean fits =
          name.length() > before.length() + after.length()
              && name.startsWith(before)
              && name.endsWith(after);
      return fits ? name.substring(before.length(), name.length() - after.length()) : null;
    }
  }

  /**
   * The units that stand beside values in an object, by the value's name.
   *
   * @param units by value
   * @param holders the names that hold them, which are no tags
   */
  record Beside(Map<String, String> units, Map<String, String> holders) {
    static final Beside NOTHING = new Beside(Map.of(), Map.of());
  }

  /** The units that stand beside the values of this object. */
  Beside beside(Doc.Obj object) {
    if (siblings.isEmpty()) {
      return Beside.NOTHING;
    }
    Map<String, Doc> members = HashMap.newHashMap(object.members().size());
    object.members().forEach(member -> members.put(member.name(), member.value()));
    Map<String, String> units = new HashMap<>();
    Map<String, String> holders = new HashMap<>();
    for (Doc.Member member : object.members()) {
      for (Sibling sibling : siblings) {
        String value = sibling.valueOf(member.name());
        if (value != null
            && members.containsKey(value)
            && (member.value() instanceof Doc.Text || member.value() instanceof Doc.Null)) {
          holders.put(member.name(), value);
          String unit = text(member.value());
          if (unit != null) {
            units.putIfAbsent(value, unit);
          }
        }
      }
    }
    return new Beside(units, holders);
  }

  /**
   * The unit of a value, by the first rule that gives one.
   *
   * @param record where the value stands
   * @param name the tag
   * @param own the unit that stands with the value itself; null for none
   * @param beside the unit that stands beside it; null for none
   * @param inside the unit in the value's text; null for none
   */
  @Nullable String find(
      Scope record,
      String name,
      @Nullable String own,
      @Nullable String beside,
      @Nullable String inside) {
    if (own != null) {
      return own;
    }
    if (beside != null) {
      return beside;
    }
    if (record.find(rule.byName()) instanceof Doc.Obj byName) {
      String named = text(byName.get(name));
      if (named != null) {
        return named;
      }
    }
    if (inside != null) {
      return inside;
    }
    String told = rule.suffixes() ? UnitSuffix.of(name) : null;
    return told != null ? told : text(record.find(rule.unit()));
  }

  /** A unit as sent; null for nothing and for an empty text. */
  static @Nullable String text(@Nullable Doc doc) {
    return doc instanceof Doc.Text(String unit) && !unit.isBlank() ? Shown.of(unit.strip()) : null;
  }
}
