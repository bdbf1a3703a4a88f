package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Lines;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.WriteOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request that the store refused, taken apart by what its answer says.
 *
 * <p>A line that the answer shows by its text, or as one of a request that is refused whole, is
 * settled. Others that it names are sent once more among themselves, so that a store that counts
 * lines differently costs a request and not a record. One with several fields that holds a value of
 * a refused class is settled too: whoever writes it takes it apart and tries each field.
 */
final class RefusedRequest {
  private final Lines lines;
  private final List<Integer> request;
  private final Refusal refusal;
  private final Map<Integer, WriteOutcome> settled = new HashMap<>();
  private final List<List<Integer>> groups = new ArrayList<>();
  private final Set<Integer> rest;

  /**
   * A refused request.
   *
   * @param request its records, at least one
   */
  RefusedRequest(Lines lines, List<Integer> request, Refusal refusal) {
    this.lines = lines;
    this.request = request;
    this.refusal = refusal;
    rest = new LinkedHashSet<>(request);
  }

  /** What is known now, and what to send to learn more. */
  Verdict verdict() {
    if (request.size() == 1 || (refusal.dropped() == request.size() && classes().isEmpty())) {
      settleAll(refusal.words());
      return new Verdict(settled, List.of());
    }
    if (refusal.late()) {
      oldest();
    } else {
      quoted();
      numbered();
    }
    if (!rest.isEmpty()) {
      groups.addFirst(new ArrayList<>(rest));
    }
    return groups.size() == 1 && groups.getFirst().size() == request.size()
        ? halves()
        : new Verdict(settled, groups);
  }

  /** A store that only counts late lines means the oldest. */
  private void oldest() {
    int late = refusal.dropped();
    if (late > 0 && late < request.size()) {
      part(byTime().subList(0, late));
    }
  }

  private void quoted() {
    Map<String, Integer> records = new HashMap<>();
    for (Blame blame : refusal.blames()) {
      if (blame instanceof Blame.Quoted(String quoted)) {
        if (records.isEmpty()) {
          request.forEach(record -> records.put(lines.text(record), record));
        }
        for (int end = quoted.indexOf("': "); end >= 0; end = quoted.indexOf("': ", end + 1)) {
          Integer record = records.get(quoted.substring(0, end));
          if (record != null) {
            settle(record, blame.words());
          }
        }
      }
    }
  }

  private void numbered() {
    Map<Integer, String> named = new LinkedHashMap<>();
    for (Blame blame : refusal.blames()) {
      if (blame instanceof Blame.Line(int number, String words)
          && number >= 1
          && number <= request.size()) {
        named.putIfAbsent(request.get(number - 1), words);
      }
    }
    if (named.size() == request.size()) {
      named.forEach(this::settle);
      return;
    }
    classes().forEach(this::values);
    List<Integer> unexplained = named.keySet().stream().filter(rest::contains).toList();
    if (unexplained.size() < rest.size()) {
      part(unexplained);
    }
  }

  /** The classes of values that the answer refuses, each with the store's words. */
  private Map<FieldClass, String> classes() {
    Map<FieldClass, String> classes = new LinkedHashMap<>();
    for (Blame blame : refusal.blames()) {
      switch (blame) {
        case Blame.Values(FieldClass values, String words) -> classes.putIfAbsent(values, words);
        case Blame.Line line when line.number() >= 1 && line.number() <= request.size() ->
            of(line).ifPresent(values -> classes.putIfAbsent(values, line.words()));
        case Blame.Line elsewhere -> {}
        case Blame.Quoted quoted -> {}
      }
    }
    return classes;
  }

  private Optional<FieldClass> of(Blame.Line line) {
    StoreRecord record = lines.record(request.get(line.number() - 1));
    return line.mistyped()
        .flatMap(field -> FieldClass.in(record, field))
        .or(() -> line.misnamed().flatMap(start -> FieldClass.named(record, start)));
  }

  private void values(FieldClass values, String words) {
    List<Integer> holders =
        rest.stream().filter(record -> values.holds(lines.record(record))).toList();
    boolean allDropped = refusal.dropped() == request.size();
    // a store that counts may hold the field with another type in another span of time
    boolean fact = holders.size() == request.size() && refusal.dropped() == 0;
    List<Integer> suspects = new ArrayList<>();
    for (int record : holders) {
      if (allDropped || fact || lines.record(record).fields().size() > 1) {
        settle(record, words);
      } else {
        suspects.add(record);
      }
    }
    part(suspects);
  }

  private Verdict halves() {
    List<Integer> whole = refusal.late() || refusal.dropped() > 0 ? byTime() : request;
    int half = whole.size() / 2;
    return new Verdict(settled, List.of(whole.subList(0, half), whole.subList(half, whole.size())));
  }

  private List<Integer> byTime() {
    return request.stream()
        .sorted(Comparator.comparingLong(record -> lines.record(record).time()))
        .toList();
  }

  private void part(List<Integer> group) {
    if (!group.isEmpty()) {
      groups.add(group);
      group.forEach(rest::remove);
    }
  }

  private void settleAll(String words) {
    request.forEach(record -> settle(record, words));
  }

  private void settle(int record, String words) {
    String reason = refusal.reason(words);
    settled.put(
        record, refusal.late() ? new WriteOutcome.Late(reason) : new WriteOutcome.Rejected(reason));
    rest.remove(record);
  }
}
