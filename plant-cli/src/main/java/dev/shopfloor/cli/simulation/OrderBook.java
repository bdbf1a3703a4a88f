package dev.shopfloor.cli.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the work orders that raises and people's completions must lead to. */
final class OrderBook {
  private OrderBook() {}

  /** One answer for each problem, by asset and problem. */
  static List<OrderAnswer> answers(List<Raise> raises, List<Completion> completions, long asOf) {
    SortedMap<String, List<Raise>> problems = new TreeMap<>();
    for (Raise raise : raises) {
      if (raise.knownAt() <= asOf) {
        problems
            .computeIfAbsent(
                raise.machine().asset() + " " + raise.problem(), n -> new ArrayList<>())
            .add(raise);
      }
    }
    return problems.values().stream().map(problem -> answer(problem, completions)).toList();
  }

  private static OrderAnswer answer(List<Raise> raises, List<Completion> completions) {
    List<Raise> ordered = raises.stream().sorted(Comparator.comparingLong(Raise::knownAt)).toList();
    String asset = ordered.getFirst().machine().asset();
    String problem = ordered.getFirst().problem();
    List<Long> completed =
        completions.stream()
            .filter(done -> done.asset().equals(asset) && done.problem().equals(problem))
            .map(done -> done.at().toEpochMilli())
            .sorted()
            .toList();
    int orders = 0;
    long openSince = 0;
    for (Raise raise : ordered) {
      long opened = openSince;
      boolean finished = completed.stream().anyMatch(at -> at >= opened && at < raise.knownAt());
      if (orders == 0 || finished) {
        orders++;
        openSince = raise.knownAt();
      }
    }
    return new OrderAnswer(
        asset,
        problem,
        ordered.stream().map(raise -> Instant.ofEpochMilli(raise.at())).toList(),
        orders);
  }
}
