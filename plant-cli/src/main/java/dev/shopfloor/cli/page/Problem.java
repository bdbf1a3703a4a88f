package dev.shopfloor.cli.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A problem of a machine with all that the bus told of it.
 *
 * @param key the dedup key that its orders carry
 * @param oldestFirst its events in the order of time; at least one
 */
record Problem(String key, List<Detail> oldestFirst) {
  Problem {
    oldestFirst = List.copyOf(oldestFirst);
  }

  /** The problems that events tell of, the one that moved last first. */
  static List<Problem> of(List<Detail> newestFirst) {
    Map<String, List<Detail>> byKey = new LinkedHashMap<>();
    for (Detail detail : newestFirst) {
      if (!detail.key().isEmpty()) {
        byKey.computeIfAbsent(detail.key(), key -> new ArrayList<>()).add(detail);
      }
    }
    List<Problem> problems = new ArrayList<>();
    byKey.forEach((key, details) -> {
      details.sort((a, b) -> Long.compare(a.at(), b.at()));
      problems.add(new Problem(key, details));
    });
    return problems;
  }

  /** The newest event that began it. */
  Optional<Detail> begun() {
    return oldestFirst.reversed().stream().filter(Detail::begins).findFirst();
  }

  /** When it ended, ms since the epoch; empty while it lasts. */
  Optional<Long> ended() {
    Optional<Detail> last =
        oldestFirst.reversed().stream()
            .filter(detail -> detail.begins() || detail.ends())
            .findFirst();
    return last.filter(Detail::ends).map(Detail::at);
  }
}
