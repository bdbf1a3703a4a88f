package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.ShiftSpec;
import dev.shopfloor.plant.ShiftSpec.BusinessDate;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a site's shifts. */
final class ShiftReader {
  /** What stands where the plant file has no calendar. */
  static final List<ShiftSpec> ASSUMED =
      List.of(new ShiftSpec("day", LocalTime.MIN, LocalTime.MIN, EnumSet.allOf(DayOfWeek.class)));

  private static final Set<String> KEYS = Set.of("start", "end", "days", "breaks", "businessDate");
  private static final Map<String, BusinessDate> DATES = Words.of(BusinessDate.class);
  private static final Map<String, DayOfWeek> DAYS =
      Stream.of(DayOfWeek.values())
          .collect(
              Collectors.toMap(
                  day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT), day -> day));
  private static final int MINUTES_A_DAY = 1_440;
  private static final int MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

  private final Problems problems;
  private final BreakReader breakReader;

  ShiftReader(Problems problems) {
    this.problems = problems;
    this.breakReader = new BreakReader(problems);
  }

  List<ShiftSpec> read(YamlMap shifts) {
    List<ShiftSpec> read = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (Map.Entry<String, Entry> each : shifts.entries().entrySet()) {
      Ids.check(each.getKey(), each.getValue().key(), problems);
      ShiftSpec shift = shift(each.getKey(), each.getValue());
      if (shift != null) {
        for (int at = 0; at < read.size(); at++) {
          if (overlap(read.get(at), shift)) {
            problems.error(
                each.getValue().key(),
                "shift \"%s\" overlaps shift \"%s\" of line %d"
                    .formatted(shift.code(), read.get(at).code(), places.get(at).line()),
                "let one end before the other starts, or give them different days");
          }
        }
        read.add(shift);
        places.add(each.getValue().key());
      }
    }
    if (shifts.entries().isEmpty()) {
      problems.error(
          shifts.place(), "no shift", "write one, or remove shifts: for one 24-hour shift");
    }
    return read;
  }

  private @Nullable ShiftSpec shift(String code, Entry entry) {
    if (!(entry.value() instanceof YamlMap map)) {
      problems.error(
          entry.value().place(),
          entry.value().words() + " is no shift",
          "write {start: \"06:00\", end: \"14:00\", days: mon-fri}");
      return null;
    }
    Section section = new Section(map, KEYS, problems);
    LocalTime start = time(section, "start", entry.key(), problems);
    LocalTime end = time(section, "end", entry.key(), problems);
    Set<DayOfWeek> days = days(section);
    if (start == null || end == null || days.isEmpty()) {
      return null;
    }
    ShiftSpec whole = new ShiftSpec(code, start, end, days);
    return new ShiftSpec(
        code,
        start,
        end,
        days,
        breakReader.read(section, whole),
        section.choice("businessDate", DATES, whole.businessDate()));
  }

  /** A time of day, or null when it is none; that is a problem then. */
  static @Nullable LocalTime time(Section section, String key, Place owner, Problems problems) {
    if (!section.has(key)) {
      problems.error(owner, key + " is missing", "write the local time, such as \"06:00\"");
      return null;
    }
    String text = section.text(key);
    if (text == null) {
      return null;
    }
    try {
      return text.equals("24:00") && key.equals("end") ? LocalTime.MIN : LocalTime.parse(text);
    } catch (DateTimeException unreadable) {
      problems.error(
          section.place(key), "\"" + text + "\" is no time of day", "write it as \"06:00\"");
      return null;
    }
  }

  /** The days of a key {@code days}; all of them without it. */
  Set<DayOfWeek> days(Section section) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (!section.has("days")) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    if (section.node("days") instanceof YamlList(Place place, List<YamlNode> elements)
        && elements.isEmpty()) {
      problems.error(place, "no day", "write mon-fri, or remove the key");
    }
    for (String text : section.texts("days", List.of())) {
      for (String part : text.split(",", -1)) {
        if (!add(part.strip().toLowerCase(Locale.ROOT), days)) {
          problems.error(
              section.place("days"),
              "\"" + part.strip() + "\" is no day of the week",
              "write mon, tue, wed, thu, fri, sat, sun, a range such as mon-fri, or daily");
        }
      }
    }
    return days;
  }

  private static boolean add(String text, Set<DayOfWeek> days) {
    if (text.equals("daily")) {
      return days.addAll(EnumSet.allOf(DayOfWeek.class)) || !days.isEmpty();
    }
    String[] ends = text.split("-", -1);
    DayOfWeek from = DAYS.get(ends[0].strip());
    DayOfWeek to = DAYS.get(ends[ends.length - 1].strip());
    if (from == null || to == null || ends.length > 2) {
      return false;
    }
    days.add(from);
    for (DayOfWeek day = from; day != to; day = day.plus(1)) {
      days.add(day.plus(1));
    }
    return true;
  }

  private static boolean overlap(ShiftSpec one, ShiftSpec other) {
    for (DayOfWeek oneDay : one.days()) {
      for (DayOfWeek otherDay : other.days()) {
        int apart = Math.floorMod(start(other, otherDay) - start(one, oneDay), MINUTES_A_WEEK);
        if (apart < length(one) || MINUTES_A_WEEK - apart < length(other)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int start(ShiftSpec shift, DayOfWeek day) {
    return day.ordinal() * MINUTES_A_DAY + shift.start().toSecondOfDay() / 60;
  }

  /** Minutes of the wall clock. */
  static int length(ShiftSpec shift) {
    int minutes = (shift.end().toSecondOfDay() - shift.start().toSecondOfDay()) / 60;
    return minutes > 0 ? minutes : minutes + MINUTES_A_DAY;
  }
}
