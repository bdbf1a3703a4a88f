package dev.shopfloor.workorder;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.WorkOrderCancelled;
import dev.shopfloor.model.WorkOrderCompleted;
import dev.shopfloor.model.WorkOrderCreated;
import dev.shopfloor.model.WorkOrderFailed;
import dev.shopfloor.model.WorkOrderUpdated;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what became of an order. The ids follow from the decision, so a repeat shows as one.
 */
final class Events {
  private static final int MOST_NAME = 200;
  private static final int MOST_FEEDBACK = 1_000;
  private static final long MILLI = 1_000_000L;

  private final Announcer announcer;
  private final String profile;
  private final Ledger ledger;

  Events(Announcer announcer, String profile, Ledger ledger) {
    this.announcer = announcer;
    this.profile = profile;
    this.ledger = ledger;
  }

  void created(AssetKey asset, String key, int generation, Cmms.Order order, long now) {
    publish(
        new WorkOrderCreated(
            Ids.of(Markers.marker(key, generation), "created"),
            asset,
            key,
            generation,
            order.id(),
            order.number(),
            profile,
            now));
  }

  void updated(
      AssetKey asset,
      String key,
      int generation,
      Cmms.Order order,
      String cause,
      Verdict change,
      long now) {
    publish(
        new WorkOrderUpdated(
            Ids.of(Markers.marker(key, generation), cause, change.name()),
            asset,
            key,
            generation,
            order.id(),
            order.number(),
            change.name(),
            profile,
            now));
  }

  /** A person has changed an order. */
  void changed(AssetKey asset, String key, WorkOrderState state, Occurrence.Changed changed) {
    Cmms.Order order = Objects.requireNonNull(state.order(), "an order that was changed is known");
    Cmms.Standing standing = changed.order().standing();
    boolean priority = changed.change() == Change.PRIORITY;
    publish(
        new WorkOrderUpdated(
            Ids.of(
                state.marker(key),
                order.id(),
                changed.change().name(),
                Long.toString(changed.eventTime())),
            asset,
            key,
            state.generation(),
            order.id(),
            order.number(),
            changed.change().name(),
            line(standing.by(), MOST_NAME),
            priority ? line(standing.priority(), MOST_NAME) : null,
            profile,
            changed.eventTime()));
  }

  /** An order has ended; the bus hears of it before the table does, so that no crash hides it. */
  void ended(AssetKey asset, String key, WorkOrderState state, Cmms.Ending ending) {
    Cmms.Order order = Objects.requireNonNull(state.order(), "an order that ended is known");
    String by = line(ending.by(), MOST_NAME);
    Long millis = millisSince(state.history().first(), ending.at());
    String code = line(ending.remark().failureCode(), MOST_NAME);
    String feedback = line(ending.remark().feedback(), MOST_FEEDBACK);
    Boolean falseAlarm = ending.remark().falseAlarm();
    publish(
        ending.cancelled()
            ? new WorkOrderCancelled(
                endId(state, key, "cancelled"),
                asset,
                key,
                state.generation(),
                order.id(),
                order.number(),
                order.url(),
                by,
                millis,
                code,
                feedback,
                falseAlarm,
                profile,
                ending.at())
            : new WorkOrderCompleted(
                endId(state, key, "completed"),
                asset,
                key,
                state.generation(),
                order.id(),
                order.number(),
                order.url(),
                by,
                millis,
                code,
                feedback,
                falseAlarm,
                profile,
                ending.at()));
    LoopMeasures.end(ledger, state, ending);
  }

  /** An order that was opened again ends once more. */
  private static String endId(WorkOrderState state, String key, String how) {
    long reopened = state.progress().reopenedAt();
    String marker = state.marker(key);
    return reopened == 0 ? Ids.of(marker, how) : Ids.of(marker, how, Long.toString(reopened));
  }

  private static @Nullable String line(@Nullable String text, int most) {
    String line = text == null ? "" : Texts.line(text, most);
    return line.isEmpty() ? null : line;
  }

  private static @Nullable Long millisSince(long first, long at) {
    return first < 0 || at < first ? null : (at - first) / MILLI;
  }

  void failed(AssetKey asset, String key, int generation, String cause, String error, long now) {
    publish(
        new WorkOrderFailed(
            Ids.of(Markers.marker(key, generation), cause, "failed"),
            asset,
            key,
            generation,
            error,
            profile,
            now));
  }

  private void publish(ShopfloorEvent event) {
    try {
      announcer.publish(List.of(event));
    } catch (RuntimeException refused) {
      throw new BusException(refused);
    }
  }

  /** The bus did not take an event; what has been done must be announced later. */
  static final class BusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusException(RuntimeException cause) {
      super("the event bus did not take the event: " + cause.getMessage(), cause);
    }

    Cmms.Problem problem() {
      return new Cmms.Unreached(String.valueOf(getMessage()));
    }
  }
}
