package dev.shopfloor.workorder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance system in memory that fails as told. Like the real ones it does not know what a
 * marker is for: it makes as many orders of one marker as it is asked to.
 */
final class MemoryCmms implements Cmms {
  private static final int PAGE = 3;

  final List<Row> records = new ArrayList<>();
  final LongSupplier now;

  /** What the next calls do before they end; null for what they should. */
  Supplier<@Nullable Problem> before = () -> null;

  /** What the next creations answer although the order was made; null for the truth. */
  Supplier<@Nullable Problem> afterCreate = () -> null;

  /** How long an order stays invisible to searches, ns. */
  LongSupplier lag = () -> 0;

  int creates;
  int finds;
  int reads;
  private long changed;

  MemoryCmms(LongSupplier now) {
    this.now = now;
  }

  /** An order as the system keeps it. */
  static final class Row {
    final String id;
    final Draft draft;
    final long visibleAt;
    final Map<String, String> comments = new LinkedHashMap<>();
    Priority priority;
    long updated;
    @Nullable Ending ending;

    Row(String id, Draft draft, long visibleAt) {
      this.id = id;
      this.draft = draft;
      this.priority = draft.priority();
      this.visibleAt = visibleAt;
    }

    Order order() {
      return new Order(id, "WO-" + id, draft.marker(), url(), ending);
    }

    String url() {
      return "http://cmms/" + id;
    }

    boolean open() {
      return ending == null;
    }
  }

  Row commit(Draft draft, long at) {
    Row made = new Row(Integer.toString(records.size() + 1), draft, at + lag.getAsLong());
    records.add(made);
    touch(made);
    return made;
  }

  /** A person completes an order or gives it up. */
  void finish(Row row, boolean cancelled) {
    touch(row);
    row.ending = new Ending(cancelled, row.updated, "Jens");
  }

  /** No two changes bear the same time, and none an earlier one than the change before. */
  private void touch(Row row) {
    changed = Math.max(now.getAsLong(), changed + 1);
    row.updated = changed;
  }

  @Override
  public Reading changedSince(long since, Limit limit) {
    reads++;
    Problem problem = before.get();
    if (problem != null) {
      return problem instanceof Ambiguous(String why) ? new Unreached(why) : problem;
    }
    List<Change> all =
        records.stream()
            .filter(row -> row.updated >= since)
            .sorted(Comparator.comparingLong(row -> row.updated))
            .map(row -> new Change(row.order(), row.updated))
            .toList();
    return new Changes(all.subList(0, Math.min(PAGE, all.size())), all.size() > PAGE);
  }

  Row record(String id) {
    return records.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
  }

  @Override
  public String profile() {
    return "memory";
  }

  @Override
  public Duration settling() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Finding findByMarker(String marker, Limit limit) {
    finds++;
    Problem problem = before.get();
    if (problem != null) {
      return problem instanceof Ambiguous(String why) ? new Unreached(why) : problem;
    }
    // as many systems do: any order whose marker begins like the one that is looked for
    return new Found(
        records.stream()
            .filter(each -> each.visibleAt <= now.getAsLong())
            .filter(each -> each.draft.marker().startsWith(marker.substring(0, 8)))
            .map(Row::order)
            .toList());
  }

  @Override
  public Finding read(Order order, Limit limit) {
    Problem problem = before.get();
    if (problem != null) {
      return problem instanceof Ambiguous(String why) ? new Unreached(why) : problem;
    }
    return new Found(
        records.stream().filter(r -> r.id.equals(order.id())).map(Row::order).toList());
  }

  @Override
  public Creating create(Draft draft, Limit limit) {
    creates++;
    Problem problem = before.get();
    if (problem != null) {
      return problem;
    }
    Row made = commit(draft, now.getAsLong());
    Problem lost = afterCreate.get();
    return lost == null ? new Created(made.order()) : lost;
  }

  @Override
  public Changing comment(Order order, String text, String externalId, Limit limit) {
    Problem problem = before.get();
    if (problem != null) {
      return problem;
    }
    if (record(order.id()).comments.putIfAbsent(externalId, text) == null) {
      touch(record(order.id()));
    }
    return Changed.DONE;
  }

  @Override
  public Changing raisePriority(Order order, Priority priority, Limit limit) {
    Problem problem = before.get();
    if (problem != null) {
      return problem;
    }
    record(order.id()).priority = priority;
    touch(record(order.id()));
    return Changed.DONE;
  }
}
