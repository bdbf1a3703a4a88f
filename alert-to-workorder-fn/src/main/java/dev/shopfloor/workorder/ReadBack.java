package dev.shopfloor.workorder;

import dev.shopfloor.workorder.WorkOrderStore.Known;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what people did in the maintenance system and keeps it as occurrences of the orders'
 * problems: the end, the beginning of work, another priority, a reopening. Our own changes come
 * back too; what we have done is known, and so no news.
 */
public final class ReadBack {
  /**
   * How far before the last change that was seen to begin, ns. Systems show changes late and out of
   * order; and it is longer than a lease, so that what was not recognised because a worker had not
   * written it down yet is seen again.
   */
  static final long OVERLAP = Duration.ofMinutes(2).toNanos();

  /** The ledger's note of a reading that failed. */
  static final String FAILED = "readBackFailed";

  /** The ledger's note of changes that were stepped over, too many of one instant. */
  static final String SKIPPED = "readBackSkipped";

  /** The finest times that all systems tell, ns. */
  private static final long RESOLUTION = Duration.ofMillis(1).toNanos();

  private final WorkOrderStore store;
  private final Cmms cmms;

  /** Reads back from this system into this store. */
  public ReadBack(WorkOrderStore store, Cmms cmms) {
    this.store = store;
    this.cmms = cmms;
  }

  /**
   * Reads all changes, page by page, as far as time allows. A page counts as read only when all
   * that it tells is kept.
   *
   * @return keys of the problems that have news
   * @throws RuntimeException when the store fails; the next call reads the same again
   */
  public Set<String> run(Invocation invocation) {
    Set<String> news = new LinkedHashSet<>();
    long kept = store.readBackTo();
    long since = Math.max(0, kept - OVERLAP);
    Object next = null;
    while (Session.timeForOneCall(invocation)) {
      long asked = invocation.time();
      Cmms.Limit limit = Session.limit(invocation);
      Cmms.Reading reading =
          next == null ? cmms.changedSince(since, limit) : cmms.moreChanges(since, next, limit);
      switch (reading) {
        case Cmms.Unable unable -> {
          return news;
        }
        case Cmms.Problem problem -> {
          invocation.ledger().note(FAILED, 1);
          return news;
        }
        case Cmms.Changes(List<Cmms.Change> changes, boolean more, Object goesOn) -> {
          changes.forEach(change -> keep(change, asked, invocation, news));
          long last = changes.stream().mapToLong(Cmms.Change::at).max().orElse(since);
          if (last > kept) {
            store.readBackTo(last);
            kept = last;
          }
          if (!more) {
            return news;
          }
          next = last > since ? null : goesOn;
          if (last <= since && goesOn == null) {
            since = stepOver(last, invocation);
          } else {
            since = Math.max(since, last);
          }
        }
      }
    }
    if (next != null) {
      stepOver(since, invocation);
    }
    return news;
  }

  /**
   * More changes of one instant than can be read: reading on from there would bring the same for
   * ever. What is left out is found when its orders are looked at.
   *
   * @return where to read on
   */
  private long stepOver(long instant, Invocation invocation) {
    invocation.ledger().note(SKIPPED, 1);
    long beyond = instant + RESOLUTION;
    store.readBackTo(beyond + OVERLAP);
    return beyond;
  }

  private void keep(Cmms.Change change, long asked, Invocation invocation, Set<String> news) {
    for (Occurrence occurrence : occurrences(change.order(), asked)) {
      if (store.accept(occurrence, invocation.time())) {
        news.add(occurrence.key());
      }
    }
  }

  /** Only what is news: the overlap shows the same several times, and must cost no write. */
  private List<? extends Occurrence> occurrences(Cmms.Order order, long asked) {
    Markers.Marked marked = Markers.read(order.marker());
    Known known = marked == null ? null : store.known(marked.key());
    if (marked == null || known == null) {
      return List.of();
    }
    if (order.ending() != null) {
      Occurrence.Finished finished = finished(order, order.ending(), marked, known);
      return finished == null ? List.of() : List.of(finished);
    }
    WorkOrderState state = known.state();
    if (marked.generation() < state.generation()) {
      return reopenedTooLate(order, asked, marked, known);
    }
    return marked.generation() == state.generation()
        ? News.of(marked.key(), known.asset(), state, order, asked)
        : List.of();
  }

  private static Occurrence.@Nullable Finished finished(
      Cmms.Order order, Cmms.Ending ending, Markers.Marked marked, Known known) {
    WorkOrderState state = known.state();
    if (state.generation() != marked.generation()
        || state.phase() == Phase.CLOSED
        || state.phase() == Phase.HELD
        || News.overtaken(state, ending)) {
      return null;
    }
    Cmms.Order ours = state.order();
    boolean perhapsOurs = ours == null ? state.attempts().reached() : ours.id().equals(order.id());
    return perhapsOurs
        ? new Occurrence.Finished(marked.key(), marked.generation(), known.asset(), order, ending)
        : null;
  }

  /** A person has opened an order whose successor is there already: for the audit. */
  private static List<Occurrence.Changed> reopenedTooLate(
      Cmms.Order order, long asked, Markers.Marked marked, Known known) {
    long ordered = known.state().progress().orderedAt();
    return ordered > 0 && order.standing().updated() > ordered
        ? List.of(
            new Occurrence.Changed(
                marked.key(), marked.generation(), known.asset(), order, Change.REOPENED, asked))
        : List.of();
  }
}
