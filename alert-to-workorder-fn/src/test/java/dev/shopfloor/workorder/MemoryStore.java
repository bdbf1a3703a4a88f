package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The outbox in memory, with the conditions that the table enforces. */
final class MemoryStore implements WorkOrderStore {
  /** Steps that write, also those that are refused: the table bills them all. */
  int writes;

  /** Whether the table takes no occurrences. */
  boolean refusing;

  private final Map<String, Problem> problems = new HashMap<>();
  private long readTo;

  private static final class Problem {
    private final Set<String> seen = new HashSet<>();
    private final TreeSet<Occurrence> waiting = new TreeSet<>(Occurrence.BY_EVENT_TIME);
    private final List<Audit> audits = new ArrayList<>();
    private WorkOrderState state = WorkOrderState.NEW;
    private @Nullable AssetKey asset;
    private @Nullable Severity severity;
    private @Nullable Long due;
    private @Nullable Long retryAt;
    private @Nullable Long since;
    private @Nullable String token;
    private long until;
    private long accepted;
  }

  WorkOrderState state(String key) {
    return problem(key).state;
  }

  List<Audit> audits(String key) {
    return problem(key).audits;
  }

  boolean onOutbox(String key) {
    return problem(key).due != null;
  }

  long dueAt(String key) {
    Long due = problem(key).due;
    return due == null ? 0 : due;
  }

  Set<String> keys() {
    return problems.keySet();
  }

  @Override
  public synchronized boolean accept(Occurrence occurrence, long now) {
    writes++;
    if (refusing) {
      throw new IllegalStateException("the table is away");
    }
    Problem problem = problem(occurrence.key());
    if (!problem.seen.add(occurrence.eventTime() + "#" + occurrence.eventId())) {
      return false;
    }
    problem.waiting.add(occurrence);
    problem.asset = occurrence.asset();
    problem.accepted++;
    problem.due = problem.retryAt == null ? now : problem.retryAt;
    problem.since = problem.since == null ? now : problem.since;
    if (occurrence instanceof Occurrence.Raised raised) {
      problem.severity = raised.severity();
    } else if (problem.severity == null) {
      problem.severity = Severity.LOW;
    }
    return true;
  }

  @Override
  public synchronized @Nullable Held take(String key, String token, long now, long until) {
    writes++;
    Problem problem = problem(key);
    boolean free = problem.token == null || problem.until <= now || problem.token.equals(token);
    if (problem.due == null || problem.due > now || !free) {
      return null;
    }
    problem.token = token;
    problem.until = until;
    return held(key, problem);
  }

  @Override
  public synchronized List<Occurrence> waiting(String key, int most) {
    return problem(key).waiting.stream().limit(most).toList();
  }

  @Override
  public synchronized void save(
      Held held, WorkOrderState state, @Nullable Occurrence done, List<Audit> audits) {
    Problem problem = mine(held);
    problem.state = state;
    if (done != null) {
      problem.waiting.remove(done);
    }
    problem.audits.addAll(audits);
  }

  @Override
  public synchronized @Nullable Held release(Held held, long wakeAt) {
    Problem problem = mine(held);
    if (problem.accepted != held.accepted()) {
      return held(held.key(), problem);
    }
    problem.token = null;
    problem.retryAt = null;
    problem.since = null;
    problem.severity = null;
    problem.due = wakeAt == 0 ? null : wakeAt;
    return null;
  }

  @Override
  public synchronized void later(Held held, long retryAt) {
    Problem problem = mine(held);
    problem.token = null;
    problem.retryAt = retryAt;
    problem.due = retryAt;
  }

  @Override
  public synchronized @Nullable Known known(String key) {
    Problem problem = problems.get(key);
    return problem == null || problem.asset == null
        ? null
        : new Known(problem.asset, problem.state);
  }

  @Override
  public synchronized long readBackTo() {
    return readTo;
  }

  @Override
  public synchronized void readBackTo(long at) {
    writes++;
    readTo = Math.max(readTo, at);
  }

  @Override
  public synchronized List<Due> due(long now, int most) {
    return problems.entrySet().stream()
        .filter(entry -> entry.getValue().due != null && entry.getValue().due <= now)
        .sorted(Comparator.comparingLong(entry -> entry.getValue().due))
        .limit(most)
        .map(entry -> due(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Due due(String key, Problem problem) {
    return new Due(
        key,
        problem.asset,
        problem.severity == null ? Severity.LOW : problem.severity,
        problem.since == null ? problem.due : problem.since);
  }

  private Problem mine(Held held) {
    Problem problem = problem(held.key());
    if (!held.token().equals(problem.token)) {
      throw new LeaseLostException(held.key());
    }
    return problem;
  }

  private static Held held(String key, Problem problem) {
    return new Held(
        key, problem.token, problem.asset, problem.accepted, problem.until, problem.state);
  }

  private Problem problem(String key) {
    return problems.computeIfAbsent(key, each -> new Problem());
  }
}
