package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What is new about an order that was seen in the maintenance system. Pure. Whatever we have done
 * ourselves is known already, so that an echo of it is no news.
 */
final class News {
  private News() {}

  /**
   * What a person did with an open order.
   *
   * @param state what is known
   * @param seen the order as the system shows it
   * @param asked when the system was asked, ns since the epoch
   */
  static List<Change> of(WorkOrderState state, Cmms.Order seen, long asked) {
    Cmms.Order known = state.order();
    if (known == null || !known.id().equals(seen.id()) || !seen.open()) {
      return List.of();
    }
    Progress progress = state.progress();
    boolean trusted = asked >= progress.trustFrom();
    long updated = seen.standing().updated();
    List<Change> news = new ArrayList<>();
    switch (state.phase()) {
      case OPEN -> {
        if (seen.standing().started() && progress.startedAt() == 0) {
          news.add(Change.STARTED);
        }
        if (trusted && progress.isNew(seen.standing().priority())) {
          news.add(Change.PRIORITY);
        }
      }
      case CLOSED, HELD -> {
        if (trusted && (updated == 0 || updated > progress.endedAt())) {
          news.add(Change.REOPENED);
        }
      }
      case NONE, PENDING, FAILED, GROUPED -> {
        // no order of ours that a person could have changed is known
      }
    }
    return news;
  }

  /** The same as occurrences. */
  static List<Occurrence.Changed> of(
      String key, AssetKey asset, WorkOrderState state, Cmms.Order seen, long asked) {
    return of(state, seen, asked).stream()
        .map(change -> new Occurrence.Changed(key, state.generation(), asset, seen, change, asked))
        .toList();
  }

  /** The state that knows of it. */
  static WorkOrderState known(WorkOrderState state, Occurrence.Changed changed) {
    Progress progress = state.progress();
    String priority = changed.order().standing().priority();
    return switch (changed.change()) {
      case STARTED -> state.with(progress.started(changed.eventTime()));
      case PRIORITY -> priority == null ? state : state.with(progress.setByPeople(priority));
      case REOPENED -> {
        WorkOrderState open =
            state
                .in(Phase.OPEN)
                .with(state.calm().with((Calm.Hold) null))
                .with(progress.reopened(changed.eventTime()));
        // what waited for an order of its own is a repeat of this one now
        yield state.phase() == Phase.HELD
            ? WorkOrderMachine.counted(open.with(open.history().repeated(1)), changed.asked(), null)
            : open;
      }
    };
  }

  /** Whether an end is older than the order's last reopening, and so no news. */
  static boolean overtaken(WorkOrderState state, Cmms.Ending ending) {
    long reopened = state.progress().reopenedAt();
    return reopened > 0 && ending.at() > 0 && ending.at() <= reopened;
  }
}
