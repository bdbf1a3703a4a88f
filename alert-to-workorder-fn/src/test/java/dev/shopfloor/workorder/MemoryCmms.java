package dev.shopfloor.workorder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance system in memory that fails as told. Like the real ones it does not know what a
 * marker is for: it makes as many orders of one marker as it is asked to.
 */
final class MemoryCmms implements Cmms {
  /** How long a request that nobody waits for any more may still be carried out. */
  static final Duration IN_FLIGHT = Duration.ofSeconds(15);

  private static final int PAGE = 3;

  final List<Row> records = new ArrayList<>();
  final LongSupplier now;

  /** What the next calls do before they end; null for what they should. */
  Supplier<@Nullable Problem> before = () -> null;

  /** What the next creations answer although the order was made; null for the truth. */
  Supplier<@Nullable Problem> afterCreate = () -> null;

  /** How long an order may stay invisible to searches, as the system declares it. */
  Duration searchLag = Duration.ofSeconds(15);

  /** How long an order stays invisible to searches, ns. */
  LongSupplier lag = () -> 0;

  /** Whether a list of changes can be gone on with. */
  boolean listsGoOn;

  /** Whether its workers leave it alone. */
  boolean heldBack;

  /** Whether orders are refused. */
  boolean refusing;

  int creates;
  int finds;
  int reads;
  private long changed;
  private int made;

  MemoryCmms(LongSupplier now) {
    this.now = now;
  }

  /** An order as the system keeps it. */
  static final class Row {
    final String id;
    final Draft draft;
    final long visibleAt;
    final Map<String, String> comments = new LinkedHashMap<>();
    String marker;
    Priority priority;
    boolean started;
    long updated;
    @Nullable Ending ending;

    Row(String id, Draft draft, long visibleAt) {
      this.id = id;
      this.draft = draft;
      this.marker = draft.marker();
      this.priority = draft.priority();
      this.visibleAt = visibleAt;
    }

    Order order() {
      return new Order(
          id,
          "WO-" + id,
          marker,
          url(),
          ending,
          new Standing(started, priority.name(), updated, null));
    }

    String url() {
      return "http://cmms/" + id;
    }

    boolean open() {
      return ending == null;
    }
  }

  Row commit(Draft draft, long at) {
    Row row = new Row(Integer.toString(++made), draft, at + lag.getAsLong());
    records.add(row);
    touch(row);
    return row;
  }

  /** A person completes an order or gives it up. */
  void finish(Row row, boolean cancelled) {
    touch(row);
    row.ending = new Ending(cancelled, row.updated, "Jens");
  }

  /** A person does something with an order. */
  void edit(Row row, Edit edit) {
    switch (edit) {
      case START -> row.started = true;
      case COMPLETE, CANCEL -> {
        finish(row, edit == Edit.CANCEL);
        return;
      }
      case REOPEN -> row.ending = null;
      case TITLE -> {
        // a change like any other
      }
      case UNMARK -> row.marker = "";
      case RAISE -> row.priority = Priority.P1;
      case LOWER -> row.priority = Priority.P4;
      case DELETE -> records.remove(row);
    }
    touch(row);
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
    return changes(since, 0);
  }

  @Override
  public Reading moreChanges(long since, Object next, Limit limit) {
    return changes(since, (Integer) next);
  }

  private Reading changes(long since, int from) {
    List<Change> all =
        records.stream()
            .filter(row -> row.updated >= since)
            .sorted(Comparator.comparingLong(row -> row.updated))
            .map(row -> new Change(row.order(), row.updated))
            .toList();
    int to = Math.min(from + PAGE, all.size());
    return new Changes(all.subList(from, to), all.size() > to, listsGoOn ? to : null);
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
    return IN_FLIGHT.plus(searchLag);
  }

  @Override
  public boolean heldBack(long at) {
    return heldBack;
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
            .filter(each -> each.marker.startsWith(marker.substring(0, 8)))
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
    if (refusing) {
      return new Refused("not today");
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
    return change(
        order,
        row -> {
          if (row.comments.putIfAbsent(externalId, text) == null) {
            touch(row);
          }
        });
  }

  @Override
  public Changing raisePriority(Order order, Priority priority, Limit limit) {
    Problem problem = before.get();
    if (problem != null) {
      return problem;
    }
    return change(
        order,
        row -> {
          // a person may have raised it further: that stands
          if (priority.above(row.priority)) {
            row.priority = priority;
            touch(row);
          }
        });
  }

  private Changing change(Order order, Consumer<Row> how) {
    for (Row row : records) {
      if (row.id.equals(order.id())) {
        how.accept(row);
        return Changed.DONE;
      }
    }
    return new Refused("there is no " + order.number());
  }
}
