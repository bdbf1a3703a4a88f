package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one tag, in its short form or as a mapping. */
final class TagReader {
  private static final Map<Role, Set<String>> ONLY_FOR =
      Map.of(
          Role.MEASUREMENT, Set.of("limits"),
          Role.COUNTER, CounterReader.KEYS,
          Role.ALARM, AlarmReader.KEYS);
  private static final Set<String> KEYS =
      Stream.concat(
              ONLY_FOR.values().stream().flatMap(Set::stream),
              Stream.of(
                  "name",
                  "role",
                  "type",
                  "unit",
                  "sent",
                  "ambient",
                  "range",
                  "maxRate",
                  "stuckAfter",
                  "values"))
          .collect(Collectors.toUnmodifiableSet());
  static final Map<String, Role> ROLES =
      Stream.of(Role.values()).collect(Collectors.toMap(Role::word, role -> role));
  static final Map<String, ValueType> TYPES =
      Stream.of(ValueType.values())
          .collect(Collectors.toMap(type -> type.name().toLowerCase(Locale.ROOT), type -> type));
  private static final Pattern COLUMN = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
  private static final Set<String> RESERVED =
      Set.of("site", "area", "line", "asset", "field", "time", "timestamp");

  private final Problems problems;
  private final UnitReader units;
  private final LimitReader limits;
  private final CheckReader checks;
  private final CounterReader counters;

  TagReader(Problems problems) {
    this.problems = problems;
    this.units = new UnitReader(problems);
    this.limits = new LimitReader(problems);
    this.checks = new CheckReader(problems);
    this.counters = new CounterReader(problems);
  }

  /** The tag, or null when it is none; then a problem says why. */
  @Nullable TagSpec read(String source, Entry entry) {
    return switch (entry.value()) {
      case YamlMap map -> full(source, entry, map);
      case YamlScalar scalar -> brief(source, entry, scalar);
      case YamlList list -> {
        problems.error(
            list.place(), "a list is no tag", "write a role, a unit, or a mapping with both");
        yield null;
      }
    };
  }

  private @Nullable TagSpec brief(String source, Entry entry, YamlScalar scalar) {
    if (Section.empty(scalar)) {
      problems.error(
          entry.key(), "a tag without meaning", "write its role, such as state, or its unit");
      return null;
    }
    Place place = scalar.place();
    String text = scalar.text();
    if (scalar.type() != YamlNode.ScalarType.TEXT) {
      problems.error(
          place,
          scalar.words() + " is no role, type or unit",
          "write a unit in quotes: \"" + text + "\"");
    }
    Role role = ROLES.getOrDefault(text, Role.MEASUREMENT);
    ValueType type = TYPES.getOrDefault(text, type(role));
    String name = name(source, null, entry.key());
    String unit = null;
    if (!ROLES.containsKey(text) && !TYPES.containsKey(text)) {
      Set<String> words = new HashSet<>(ROLES.keySet());
      words.addAll(TYPES.keySet());
      unit = units.brief(text, place, words);
    }
    return new TagSpec(
        source,
        name,
        role,
        type,
        unit,
        null,
        null,
        null,
        role == Role.COUNTER ? CounterReader.usual() : null,
        role == Role.ALARM ? AlarmReader.USUAL : null,
        null);
  }

  private TagSpec full(String source, Entry entry, YamlMap map) {
    Section tag = new Section(map, KEYS, problems);
    Role role = tag.choice("role", ROLES, Role.MEASUREMENT);
    boolean named = role == Role.MEASUREMENT && tag.has("values");
    ValueType type = tag.choice("type", TYPES, named ? ValueType.TEXT : type(role));
    ONLY_FOR.forEach((only, keys) -> {
      for (String key : keys) {
        if (only != role && tag.has(key)) {
          problems.error(
              tag.place(key),
              "\"%s\" belongs to the role %s, not to %s".formatted(key, only.word(), role.word()),
              "write role: %s, or remove the key".formatted(only.word()));
        }
      }
    });
    checkType(tag, role, type);
    UnitReader.Stored stored = units.read(tag, type);
    LimitReader.Range range = limits.range(tag);
    return new TagSpec(
        source,
        name(source, tag, entry.key()),
        role,
        type,
        stored.unit(),
        stored.conversion(),
        stored.sent(),
        range.low(),
        range.high(),
        role == Role.COUNTER ? counters.read(tag) : null,
        role == Role.ALARM ? AlarmReader.read(tag) : null,
        limits.limits(tag, range),
        checks.read(tag, role, type));
  }

  private void checkType(Section tag, Role role, ValueType type) {
    boolean counts = type == ValueType.INTEGER || type == ValueType.NUMBER;
    if (role == Role.COUNTER && !counts) {
      problems.error(
          tag.place("type"), "a counter is a number", "remove the type, or write integer");
    }
    if (role == Role.ALARM && type != ValueType.TEXT) {
      problems.error(tag.place("type"), "an alarm is a text", "remove the type");
    }
    if (tag.has("range") && !counts) {
      problems.error(
          tag.place("range"), "a range, but the tag is no number", "remove the range or the type");
    }
    if (tag.has("limits") && !counts) {
      problems.error(
          tag.place("limits"), "limits, but the tag is no number", "remove the limits or the type");
    }
  }

  private static ValueType type(Role role) {
    return switch (role) {
      case MEASUREMENT, HEARTBEAT -> ValueType.NUMBER;
      case COUNTER -> ValueType.INTEGER;
      case STATE, PRODUCT, ORDER, REASON, ALARM, MODE, BOOT -> ValueType.TEXT;
    };
  }

  private String name(String source, @Nullable Section tag, Place key) {
    String text = null;
    Place place = key;
    if (tag != null && tag.has("name")) {
      text = tag.text("name");
      place = tag.place("name");
    }
    String name = text == null ? derived(source) : text;
    if (!COLUMN.matcher(name).matches()) {
      problems.error(
          place,
          "\"" + name + "\" cannot be a tag's name",
          "name: begins with a letter and has up to 100 letters, digits and _");
    } else if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      problems.error(
          place,
          "the name \"" + name + "\" is taken by the place or time of every reading",
          "give the tag another one: name: " + name + "_value");
    }
    return name;
  }

  /** The source's own name where it can be one, else its letters and digits in snake case. */
  private static String derived(String source) {
    if (COLUMN.matcher(source).matches()) {
      return source;
    }
    String snake =
        source.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "").toLowerCase(Locale.ROOT);
    return snake.isEmpty() || Character.isDigit(snake.charAt(0)) ? "tag_" + snake : snake;
  }
}
