package dev.shopfloor.workorder;

import dev.shopfloor.workorder.WorkOrderStore.Known;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what people did in the maintenance system and keeps the end of each order of ours as
 * an occurrence of its problem. Our own changes come back too; they leave orders open, and an open
 * order is no news.
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
    while (Session.timeForOneCall(invocation)) {
      switch (cmms.changedSince(since, Session.limit(invocation))) {
        case Cmms.Unable unable -> {
          return news;
        }
        case Cmms.Problem problem -> {
          invocation.ledger().note(FAILED, 1);
          return news;
        }
        case Cmms.Changes(List<Cmms.Change> changes, boolean more) -> {
          changes.forEach(change -> keep(change.order(), invocation, news));
          long last = changes.stream().mapToLong(Cmms.Change::at).max().orElse(since);
          if (last > kept) {
            store.readBackTo(last);
            kept = last;
          }
          if (!more) {
            return news;
          }
          if (last <= since) {
            // a page full of one instant; asking again would bring the same
            invocation.ledger().note(FAILED, 1);
            return news;
          }
          since = last;
        }
      }
    }
    return news;
  }

  private void keep(Cmms.Order order, Invocation invocation, Set<String> news) {
    Occurrence.Finished finished = finished(order);
    if (finished != null && store.accept(finished, invocation.time())) {
      news.add(finished.key());
    }
  }

  /** Only what is news: the overlap shows the same end several times, and must cost no write. */
  private Occurrence.@Nullable Finished finished(Cmms.Order order) {
    Markers.Marked marked = Markers.read(order.marker());
    if (order.ending() == null || marked == null) {
      return null;
    }
    Known known = store.known(marked.key());
    if (known == null
        || known.state().generation() != marked.generation()
        || known.state().phase() == Phase.CLOSED) {
      return null;
    }
    Cmms.Order ours = known.state().order();
    boolean perhapsOurs =
        ours == null ? known.state().attempts().reached() : ours.id().equals(order.id());
    return perhapsOurs
        ? new Occurrence.Finished(
            marked.key(), marked.generation(), known.asset(), order, order.ending())
        : null;
  }
}
