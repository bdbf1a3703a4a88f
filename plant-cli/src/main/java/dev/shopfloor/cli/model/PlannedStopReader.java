package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.PlannedStop;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the planned stops of a site, a line or an asset: apart from one another. */
final class PlannedStopReader {
  static final String KEY = "plannedStops";
  static final Map<String, PlannedStop.Counts> COUNTS = Words.of(PlannedStop.Counts.class);
  private static final Set<String> KEYS = Set.of("from", "to", "reason", "counts");
  private static final int MOST = 1_000;
  private static final String LIKE =
      "write [{from: \"2026-12-24T06:00\", to: \"2026-12-27T06:00\", reason: holidays}]";

  private final Problems problems;
  private final InstantReader instants;

  PlannedStopReader(Problems problems) {
    this.problems = problems;
    this.instants = new InstantReader(problems);
  }

  private record Placed(PlannedStop stop, Place place) {}

  /** The stops in order of their start; those that cannot be are problems and left out. */
  List<PlannedStop> read(Section section, ZoneId zone) {
    YamlNode node = section.node(KEY);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlList list)) {
      section.wrong(node, KEY + " is a list", LIKE);
      return List.of();
    }
    if (list.elements().size() > MOST) {
      problems.error(
          list.place(),
          "more than %,d planned stops".formatted(MOST),
          "write what comes back every day as a break, and drop what is long past");
      return List.of();
    }
    List<Placed> read = new ArrayList<>();
    for (YamlNode element : list.elements()) {
      PlannedStop stop = stop(element, zone);
      if (stop != null) {
        read.add(new Placed(stop, element.place()));
      }
    }
    read.sort(Comparator.comparingLong(placed -> placed.stop.start()));
    return apart(read);
  }

  private @Nullable PlannedStop stop(YamlNode node, ZoneId zone) {
    if (!(node instanceof YamlMap map)) {
      problems.error(node.place(), node.words() + " is no planned stop", LIKE);
      return null;
    }
    Section section = new Section(map, KEYS, problems);
    Long from = instants.read(section, "from", zone);
    Long to = instants.read(section, "to", zone);
    String reason = section.has("reason") ? section.text("reason") : "planned stop";
    PlannedStop.Counts counts = section.choice("counts", COUNTS, PlannedStop.Counts.EXCLUDED);
    if (from == null || to == null || reason == null) {
      return null;
    }
    if (to <= from) {
      problems.error(
          section.place("to"), "the planned stop ends before it begins", "write a later to");
      return null;
    }
    return new PlannedStop(from, to, reason, counts);
  }

  private List<PlannedStop> apart(List<Placed> sorted) {
    List<PlannedStop> apart = new ArrayList<>();
    Placed before = null;
    for (Placed next : sorted) {
      if (before != null && next.stop.start() < before.stop.end()) {
        problems.error(
            next.place,
            "the planned stop \"%s\" overlaps \"%s\" of line %d"
                .formatted(next.stop.reason(), before.stop.reason(), before.place.line()),
            "let one end before the other begins, or write one");
      } else {
        apart.add(next.stop);
        before = next;
      }
    }
    return apart;
  }
}
