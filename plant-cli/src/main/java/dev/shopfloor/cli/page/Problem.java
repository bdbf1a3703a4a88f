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

  /**
   * When what an order is for began, as far as the bus tells, ms since the epoch.
   *
   * @param order its id in the maintenance system
   * @param ordered when it was made, ms since the epoch
   */
  Optional<Long> began(String order, long ordered) {
    for (Detail detail : oldestFirst) {
      Optional<String> millis = detail.text("millisSinceRaised");
      if (millis.isPresent() && detail.text("workOrderId").orElse("").equals(order)) {
        return Optional.of(detail.at() - Long.parseLong(millis.get()));
      }
    }
    Optional<Long> began = Optional.empty();
    boolean over = true;
    for (Detail detail : oldestFirst) {
      if (detail.at() <= ordered && detail.begins()) {
        began = over ? Optional.of(detail.at()) : began;
        over = false;
      } else if (detail.at() <= ordered && detail.ends()) {
        over = true;
      }
    }
    return began;
  }

  /** Whether the maintenance system called the alarm of an order a false one. */
  boolean falseAlarm(String order) {
    return oldestFirst.stream()
        .filter(detail -> detail.text("workOrderId").orElse("").equals(order))
        .anyMatch(detail -> detail.text("falseAlarm").orElse("").equals("true"));
  }
}
