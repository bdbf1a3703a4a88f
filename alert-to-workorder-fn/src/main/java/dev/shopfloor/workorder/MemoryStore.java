package dev.shopfloor.workorder;

import static java.util.Objects.requireNonNull;

import dev.shopfloor.model.AssetKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The outbox in memory, with the conditions that the table enforces: for a trial, which leaves
 * nothing behind.
 */
public class MemoryStore implements WorkOrderStore {
  private final Map<String, Problem> problems = new HashMap<>();
  private final Map<String, Map<String, Long>> budgets = new HashMap<>();
  private long readTo;

  private static final class Problem {
    private final Set<String> seen = new HashSet<>();
    private final TreeSet<Occurrence> waiting = new TreeSet<>(Occurrence.BY_EVENT_TIME);
    private final List<Audit> audits = new ArrayList<>();
    private WorkOrderState state = WorkOrderState.NEW;
    private @Nullable AssetKey asset;
    private @Nullable Priority urgency;
    private Occurrence.@Nullable Raised kept;
    private @Nullable Long due;
    private boolean look;
    private @Nullable Long retryAt;
    private @Nullable Long since;
    private @Nullable String token;
    private long until;
    private long accepted;
  }

  /** An empty one. */
  public MemoryStore() {}

  /** The problem's state; NEW where nobody has heard of it. */
  public synchronized WorkOrderState state(String key) {
    return problem(key).state;
  }

  /** The problem's audit, the oldest first. */
  public synchronized List<Audit> audits(String key) {
    return List.copyOf(problem(key).audits);
  }

  /** Whether there is something to do, now or later, other than to look at an order. */
  public synchronized boolean onOutbox(String key) {
    return dueAt(key) != 0;
  }

  /** When there is something to do other than to look, ns since the epoch; 0 for never. */
  public synchronized long dueAt(String key) {
    Problem problem = problem(key);
    return problem.due == null || problem.look ? 0 : problem.due;
  }

  /** When an order is only to be looked at, ns since the epoch; 0 for never. */
  public synchronized long lookAt(String key) {
    Problem problem = problem(key);
    return problem.due == null || !problem.look ? 0 : problem.due;
  }

  /** The problems that somebody has heard of. */
  public synchronized Set<String> keys() {
    return Set.copyOf(problems.keySet());
  }

  @Override
  public synchronized boolean accept(Occurrence occurrence, Priority urgency, long now) {
    Problem problem = problem(occurrence.key());
    if (!problem.seen.add(occurrence.eventTime() + "#" + occurrence.eventId())) {
      return false;
    }
    problem.waiting.add(occurrence);
    problem.look = false;
    problem.asset = occurrence.asset();
    problem.accepted++;
    problem.due = problem.retryAt == null ? now : problem.retryAt;
    problem.since = problem.since == null ? now : problem.since;
    if (problem.urgency == null || urgency.above(problem.urgency)) {
      problem.urgency = urgency;
    }
    return true;
  }

  @Override
  public synchronized @Nullable Held take(String key, String token, long now, long until) {
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
  public synchronized void save(Held held, Work work) {
    Problem problem = mine(held);
    problem.state = work.state();
    work.done().forEach(problem.waiting::remove);
    if (work.kept() != null) {
      problem.kept = work.kept();
    }
    problem.audits.addAll(work.audits());
  }

  @Override
  public synchronized Occurrence.@Nullable Raised kept(String key) {
    return problem(key).kept;
  }

  @Override
  public synchronized boolean admit(String marker, List<Scope> scopes, long now) {
    List<Map<String, Long>> taken = scopes.stream().map(scope -> taken(scope, now)).toList();
    for (int i = 0; i < taken.size(); i++) {
      Map<String, Long> orders = taken.get(i);
      if (!orders.containsKey(marker) && orders.size() >= scopes.get(i).orders()) {
        return false;
      }
    }
    taken.forEach(orders -> orders.put(marker, now));
    return true;
  }

  private Map<String, Long> taken(Scope scope, long now) {
    Map<String, Long> orders = budgets.computeIfAbsent(scope.name(), name -> new HashMap<>());
    orders.values().removeIf(at -> at <= now - scope.within());
    return orders;
  }

  @Override
  public synchronized @Nullable Held release(Held held, WorkOrderState state) {
    Problem problem = mine(held);
    if (problem.accepted != held.accepted()) {
      return held(held.key(), problem);
    }
    problem.token = null;
    problem.retryAt = null;
    problem.since = null;
    problem.urgency = state.wakeUrgency();
    problem.due = state.wakeAt() == 0 ? null : state.wakeAt();
    problem.look = state.wakesToLook();
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
    readTo = Math.max(readTo, at);
  }

  @Override
  public synchronized List<Due> due(long now, int most) {
    return problems.entrySet().stream()
        .filter(entry -> entry.getValue().due != null && entry.getValue().due <= now)
        .sorted(Comparator.comparingLong(entry -> requireNonNull(entry.getValue().due)))
        .map(entry -> due(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Due::look).thenComparing(Due::urgency))
        .limit(most)
        .toList();
  }

  private static Due due(String key, Problem problem) {
    return new Due(
        key,
        requireNonNull(problem.asset),
        problem.urgency == null ? Priority.P4 : problem.urgency,
        requireNonNull(problem.since == null ? problem.due : problem.since),
        problem.look,
        problem.state.attempts().failures());
  }

  @Override
  public synchronized List<Failed> failed(int most) {
    return problems.entrySet().stream()
        .filter(entry -> entry.getValue().state.phase() == Phase.FAILED)
        .map(entry ->
            Failed.of(
                entry.getKey(),
                new Known(requireNonNull(entry.getValue().asset), entry.getValue().state)))
        .sorted(Comparator.comparingLong(Failed::at))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized boolean replay(String key, long now) {
    Problem problem = problem(key);
    return problem.state.phase() == Phase.FAILED
        && problem.kept != null
        && accept(new Occurrence.Retried(problem.kept, now), Priority.P1, now);
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
        key,
        requireNonNull(problem.token),
        requireNonNull(problem.asset),
        problem.accepted,
        problem.until,
        problem.state);
  }

  private Problem problem(String key) {
    return problems.computeIfAbsent(key, each -> new Problem());
  }
}
