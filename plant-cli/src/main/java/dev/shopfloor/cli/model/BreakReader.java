package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.BreakSpec;
import dev.shopfloor.plant.ShiftSpec;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the breaks of a shift: inside it, apart from one another. */
final class BreakReader {
  private static final Set<String> KEYS = Set.of("start", "end");
  private static final int SECONDS_A_DAY = 86_400;
  private static final String LIKE = "write [{start: \"09:00\", end: \"09:15\"}]";

  private final Problems problems;

  BreakReader(Problems problems) {
    this.problems = problems;
  }

  /** A break and where in the shift it lies, in seconds of the wall clock after its start. */
  private record Placed(BreakSpec pause, int from, int to, Place place) {}

  /**
   * Reads the breaks.
   *
   * @param section the shift's keys
   * @param shift the shift, without breaks
   */
  List<BreakSpec> read(Section section, ShiftSpec shift) {
    YamlNode node = section.node("breaks");
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlList list)) {
      section.wrong(node, "breaks is a list", LIKE);
      return List.of();
    }
    List<Placed> read = new ArrayList<>();
    for (YamlNode element : list.elements()) {
      Placed placed = placed(element, shift);
      if (placed != null && apart(placed, read)) {
        read.add(placed);
      }
    }
    return read.stream().map(Placed::pause).toList();
  }

  private @Nullable Placed placed(YamlNode node, ShiftSpec shift) {
    if (!(node instanceof YamlMap map)) {
      problems.error(node.place(), node.words() + " is no break", LIKE);
      return null;
    }
    Section section = new Section(map, KEYS, problems);
    LocalTime start = ShiftReader.time(section, "start", node.place(), problems);
    LocalTime end = ShiftReader.time(section, "end", node.place(), problems);
    if (start == null || end == null) {
      return null;
    }
    BreakSpec pause = new BreakSpec(start, end);
    int from = after(shift, start);
    int to = after(shift, end);
    // what ends where the shift starts can only end a shift of a whole day
    Placed placed = new Placed(pause, from, to == 0 ? SECONDS_A_DAY : to, node.place());
    int length = after(shift, shift.end());
    if (start.equals(end)
        || placed.to < from
        || placed.to > (length == 0 ? SECONDS_A_DAY : length)) {
      problems.error(
          node.place(),
          "the break %s is not inside the shift from %s to %s"
              .formatted(words(pause), shift.start(), shift.end()),
          "write times of the shift, the end after the start");
      return null;
    }
    return placed;
  }

  private boolean apart(Placed placed, List<Placed> others) {
    for (Placed other : others) {
      if (placed.from < other.to && other.from < placed.to) {
        problems.error(
            placed.place,
            "the break %s overlaps the one of line %d"
                .formatted(words(placed.pause), other.place.line()),
            "let one end before the other starts, or write one break");
        return false;
      }
    }
    return true;
  }

  private static int after(ShiftSpec shift, LocalTime time) {
    return Math.floorMod(time.toSecondOfDay() - shift.start().toSecondOfDay(), SECONDS_A_DAY);
  }

  private static String words(BreakSpec pause) {
    return "from %s to %s".formatted(pause.start(), pause.end());
  }
}
