package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlList;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads days of the calendar. */
final class Days {
  private final Problems problems;

  Days(Problems problems) {
    this.problems = problems;
  }

  /** The days of a list, or of one text. */
  Set<LocalDate> list(Section section, String key) {
    Set<LocalDate> days = new HashSet<>();
    YamlNode node = section.node(key);
    if (node == null) {
      return days;
    }
    for (YamlNode each : node instanceof YamlList list ? list.elements() : List.of(node)) {
      String text = section.text(each);
      LocalDate day = text == null ? null : day(text, each.place());
      if (day != null && !days.add(day)) {
        problems.warning(
            each.place(), "\"" + text + "\" stands here for the second time", "keep one of them");
      }
    }
    return days;
  }

  /** The day, or null when it is none; that is a problem then. */
  @Nullable LocalDate day(String text, Place place) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1970 && day.getYear() <= 2200) {
        return day;
      }
    } catch (DateTimeException none) {
      // said below
    }
    problems.error(
        place, "\"" + text + "\" is no day from 1970 to 2200", "write it as \"2026-12-25\"");
    return null;
  }
}
