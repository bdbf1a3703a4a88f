package dev.shopfloor.workorder;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance system. Every call ends in an outcome; none throws for what the other side does.
 *
 * <p>The difference that counts is between {@link Unreached}, {@link Throttled}, {@link
 * Unauthorized} and {@link Refused} (nothing was done) and {@link Ambiguous} (it may have been
 * done).
 */
public interface Cmms {
  /** The profile's name, as events and audit carry it. */
  String profile();

  /**
   * How long a record may stay invisible to a search after it was made; an attempt after an
   * ambiguous one waits at least so long.
   */
  Duration settling();

  /** The work orders that carry exactly this marker. */
  Finding findByMarker(String marker, Limit limit);

  /** The order itself: one, or none when the system no longer has it. */
  Finding read(Order order, Limit limit);

  /** Makes a work order. */
  Creating create(Draft draft, Limit limit);

  /**
   * Adds a comment to an order.
   *
   * @param externalId names the comment; a system that knows it keeps it once
   */
  Changing comment(Order order, String text, String externalId, Limit limit);

  /** Sets an order's priority. */
  Changing raisePriority(Order order, Priority priority, Limit limit);

  /**
   * Orders that were changed at this instant or later, whoever changed them, the oldest change
   * first; at most a page of them. A system that cannot tell says {@link Unable}.
   *
   * @param since by the system's own clock, ns since the epoch
   */
  default Reading changedSince(long since, Limit limit) {
    return Unable.TO_READ_BACK;
  }

  /**
   * A work order to be made.
   *
   * @param title one line
   * @param description several lines
   * @param priority how soon
   * @param asset the asset's id in the maintenance system
   * @param marker how we find it again
   */
  record Draft(String title, String description, Priority priority, String asset, String marker) {}

  /**
   * A work order that the system holds.
   *
   * @param id the system's id
   * @param number the number that people use
   * @param marker the marker it carries; empty when the system did not say
   * @param url its address for people, http or https; null when the system did not say
   * @param ending how it ended; null while a person may still have to work on it
   */
  record Order(
      String id, String number, String marker, @Nullable String url, @Nullable Ending ending) {
    /** The older first: systems count ids up. */
    public static final Comparator<Order> BY_AGE =
        Comparator.<Order>comparingInt(order -> order.id().length()).thenComparing(Order::id);

    /** An order that is still to be worked on, without an address. */
    public static Order of(String id, String number, String marker) {
      return new Order(id, number, marker, null, null);
    }

    /** Whether a person may still have to work on it. */
    public boolean open() {
      return ending == null;
    }

    /** The same order without its end. */
    Order withoutEnding() {
      return ending == null ? this : new Order(id, number, marker, url, null);
    }
  }

  /**
   * The end of an order.
   *
   * @param cancelled whether it was given up and not completed
   * @param at when, by the system's clock, ns since the epoch; 0 when the system did not say
   * @param by who did it; null when the system did not say
   */
  record Ending(boolean cancelled, long at, @Nullable String by) {
    /** The same end with a time, this one where the system did not say. */
    Ending atLatest(long now) {
      return at > 0 ? this : new Ending(cancelled, now, by);
    }
  }

  /**
   * How far a call may go.
   *
   * @param now the present, ns since the epoch, for times that the system names
   * @param time how long the call may take, above 0
   */
  record Limit(long now, Duration time) {}

  /** What came of making an order. */
  sealed interface Creating permits Created, Problem {}

  /** What came of looking for orders. */
  sealed interface Finding permits Found, Problem {}

  /** What came of changing an order. */
  sealed interface Changing permits Changed, Problem {}

  /** What came of asking for changes. */
  sealed interface Reading permits Changes, Unable, Problem {}

  /** What can go wrong with any call. */
  sealed interface Problem extends Creating, Finding, Changing, Reading {
    /** One sentence for audit and log, without secrets. */
    String why();
  }

  /**
   * The order was made.
   *
   * @param order as the system holds it
   */
  record Created(Order order) implements Creating {}

  /**
   * The search was answered.
   *
   * @param orders those that match; may be empty
   */
  record Found(List<Order> orders) implements Finding {
    /** Copies the list. */
    public Found {
      orders = List.copyOf(orders);
    }
  }

  /** The change was made, or had been made before. */
  enum Changed implements Changing {
    /** The only one. */
    DONE
  }

  /**
   * Changes were read.
   *
   * @param changes the oldest first; may be empty
   * @param more whether there are more, at or after the last one's time
   */
  record Changes(List<Change> changes, boolean more) implements Reading {
    /** Copies the list. */
    public Changes {
      changes = List.copyOf(changes);
    }
  }

  /**
   * An order that was changed.
   *
   * @param order as it is now
   * @param at when it was last changed, by the system's clock, ns since the epoch
   */
  record Change(Order order, long at) {}

  /** What a profile does not do. */
  enum Unable implements Reading {
    /** It cannot say what people did with their orders. */
    TO_READ_BACK
  }

  /**
   * The system will never do it as asked.
   *
   * @param why the vendor's own words
   */
  record Refused(String why) implements Problem {}

  /**
   * Not done: too many calls.
   *
   * @param after ns to wait; 0 when the system did not say
   * @param why what it said
   */
  record Throttled(long after, String why) implements Problem {}

  /**
   * It may have been done: the answer was lost, came too late or makes no sense.
   *
   * @param why what happened
   */
  record Ambiguous(String why) implements Problem {}

  /**
   * Not done: our credentials do not hold.
   *
   * @param why what it said
   */
  record Unauthorized(String why) implements Problem {}

  /**
   * Not done: the system was not reached, or what answered was not it.
   *
   * @param why what happened
   */
  record Unreached(String why) implements Problem {}
}
